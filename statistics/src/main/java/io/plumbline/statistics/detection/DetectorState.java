package io.plumbline.statistics.detection;

import java.nio.DoubleBuffer;
import java.time.Instant;
import java.util.Arrays;

/** The memory of a detector for one stream. Only its {@link MixtureDetector} changes it; {@link #copy} takes a snapshot.
 *
 * <p>{@link #toNumbers} and {@link #of} store and restore it exactly, to the last bit: 12 Q + 59 numbers for Q questions.
 */
public final class DetectorState {

    private static final double LAYOUT = 1;
    private static final int SCALARS = 11;

    final double[] pooled = new double[Bets.COUNT];
    final double[] own;
    final double[] pending;
    final double[] clearing = new double[ClearingDetector.COUNT];
    final ChangeTrace trace = new ChangeTrace();
    Alarm alarm = new Alarm.Quiet();
    double misaligned;
    double answers;
    double rounds;
    double lastRoundMillis;

    private DetectorState(int questions, double startMillis) {
        this.own = new double[questions * Bets.COUNT];
        this.pending = new double[questions];
        this.lastRoundMillis = startMillis;
    }

    /** A stream that begins to be monitored at {@code start}: the first round counts the time since then. */
    public static DetectorState starting(Instant start, int questions) {
        return new DetectorState(questions, start.toEpochMilli());
    }

    /** The state that {@link #toNumbers} wrote.
     *
     * @throws IllegalArgumentException if the numbers are of another layout or length
     */
    public static DetectorState of(double[] numbers) {
        if (numbers.length < SCALARS || numbers[0] != LAYOUT || numbers.length != length((int) numbers[1])) {
            throw new IllegalArgumentException("not the numbers of a detector's state: " + numbers.length + " of them");
        }
        DoubleBuffer reader = DoubleBuffer.wrap(numbers, 1, numbers.length - 1);
        DetectorState state = new DetectorState((int) reader.get(), reader.get());
        state.rounds = reader.get();
        state.misaligned = reader.get();
        state.answers = reader.get();
        state.alarm = alarm(reader);
        reader.get(state.pooled).get(state.clearing).get(state.pending).get(state.own);
        state.trace.read(reader);
        return state;
    }

    /** The state as plain numbers, for storage. */
    public double[] toNumbers() {
        double[] numbers = new double[length(questions())];
        DoubleBuffer writer = DoubleBuffer.wrap(numbers)
                .put(LAYOUT)
                .put(questions())
                .put(lastRoundMillis)
                .put(rounds)
                .put(misaligned)
                .put(answers)
                .put(alarmNumbers())
                .put(pooled)
                .put(clearing)
                .put(pending)
                .put(own);
        trace.write(writer);
        return numbers;
    }

    /** An independent state with equal content. */
    public DetectorState copy() {
        return of(toNumbers());
    }

    /** This state extended to {@code questions} questions, at least as many as now; the new ones start without evidence. */
    public DetectorState withQuestions(int questions) {
        if (questions < questions()) {
            throw new IllegalArgumentException("fewer questions than " + questions() + ": " + questions);
        }
        DetectorState more = new DetectorState(questions, lastRoundMillis);
        System.arraycopy(pooled, 0, more.pooled, 0, pooled.length);
        System.arraycopy(own, 0, more.own, 0, own.length);
        System.arraycopy(pending, 0, more.pending, 0, pending.length);
        System.arraycopy(clearing, 0, more.clearing, 0, clearing.length);
        more.trace.take(trace);
        more.alarm = alarm;
        more.misaligned = misaligned;
        more.answers = answers;
        more.rounds = rounds;
        return more;
    }

    /** Q, the number of questions. */
    public int questions() {
        return pending.length;
    }

    /** The current state of the alarm. */
    public Alarm alarm() {
        return alarm;
    }

    /** Misaligned answers of the segment. */
    public double misaligned() {
        return misaligned;
    }

    /** All answers of the segment. */
    public double answers() {
        return answers;
    }

    /** Complete rounds of the segment. */
    public long rounds() {
        return (long) rounds;
    }

    /** Time of the last round, or of the start. */
    public Instant lastRound() {
        return Instant.ofEpochMilli((long) lastRoundMillis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetectorState that && Arrays.equals(toNumbers(), that.toNumbers());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toNumbers());
    }

    /** Begins a new segment without evidence. */
    void restart() {
        for (double[] numbers : new double[][] {pooled, own, pending, clearing}) {
            Arrays.fill(numbers, 0);
        }
        trace.reset();
        misaligned = 0;
        answers = 0;
        rounds = 0;
    }

    private static int length(int questions) {
        return SCALARS + Bets.COUNT + ClearingDetector.COUNT + questions * (1 + Bets.COUNT) + ChangeTrace.NUMBERS;
    }

    private double[] alarmNumbers() {
        return alarm.fold(
                () -> new double[] {0, 0, 0, 0, 0}, () -> new double[] {1, 0, 0, 0, 0}, firing -> new double[] {
                    2,
                    firing.evidenceDays(),
                    firing.change().firstAnswer(),
                    firing.change().misaligned(),
                    firing.change().answers()
                });
    }

    private static Alarm alarm(DoubleBuffer reader) {
        double kind = reader.get();
        Alarm.Firing firing =
                new Alarm.Firing(reader.get(), new ChangeEstimate(reader.get(), reader.get(), reader.get()));
        if (kind == 2) {
            return firing;
        }
        return kind == 1 ? new Alarm.Warned() : new Alarm.Quiet();
    }
}
