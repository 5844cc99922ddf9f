package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmEnding;
import io.plumbline.events.AlarmState;
import io.plumbline.statistics.detection.Alarm;
import io.plumbline.statistics.detection.BaselineBound;
import io.plumbline.statistics.detection.ChangeEstimate;
import io.plumbline.statistics.detection.DetectorSettings;
import io.plumbline.statistics.detection.DetectorState;
import io.plumbline.statistics.detection.MixtureDetector;
import io.plumbline.statistics.detection.NullRates;
import io.plumbline.statistics.detection.OwnHistory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The detector of one kind in one series, from its first reference on. Its state is written and read to the bit. */
final class KindDetector {

    private static final double SHRINKAGE = BaselineBound.DEFAULTS.shrinkage();

    private final AlarmKind kind;
    private DetectorState state;
    private OwnHistory history = OwnHistory.NONE;
    private double[] pooled;
    private double[] own;
    private long segmentPlace;

    private KindDetector(AlarmKind kind) {
        this.kind = kind;
    }

    /** A detector without state, at the place that its first segment begins behind. */
    static KindDetector starting(AlarmKind kind, int questions, Instant at, long place) {
        KindDetector watch = new KindDetector(kind);
        watch.state = DetectorState.starting(at, questions);
        watch.segmentPlace = place;
        return watch;
    }

    /** Takes the rates that count as normal from now on, one for each question. */
    void refer(Reference reference, List<String> questions, double assumedMisalignedRate) {
        NullRates nulls = nulls(reference, questions, assumedMisalignedRate);
        pooled = rates(questions.size(), nulls::pooled);
        own = rates(questions.size(), nulls::own);
        state = state.withQuestions(questions.size());
    }

    private NullRates nulls(Reference reference, List<String> questions, double assumed) {
        BaselineBound bound = new BaselineBound(kind.referenceConfidence(), kind.floor(), SHRINKAGE);
        if (kind == AlarmKind.MISALIGNED && reference.isOwn()) {
            return NullRates.uniform(
                    Math.min(assumed, Math.max(kind.floor(), history.lowestUpper())), questions.size());
        }
        return bound.nulls(reference.counts(kind, questions), Math.min(kind.ceiling(), history.lowestUpper()));
    }

    /** Gives the detector the head start of a new revision, which is when models go bad. */
    void announce(DetectorSettings settings) {
        detector(settings).announceRollOut();
    }

    /** Judges a round; returns the change of the alarm, if any. */
    Optional<AlarmTransition> fold(ClosedRound round, DetectorSettings settings) {
        if (isAtRest()) {
            state = DetectorState.starting(round.at(), state.questions());
        }
        Alarm before = state.alarm();
        double evidenceBefore = evidenceDays(settings);
        MixtureDetector detector = detector(settings);
        detector.beginRound(round.at());
        round.clusters()
                .forEach(cluster -> detector.fold(
                        cluster.question(), (double) cluster.hits(kind), (double) cluster.answers(), (double)
                                cluster.assessed(kind)));
        Alarm after = detector.endRound();
        remember(round, after);
        AlarmState from = name(before);
        AlarmState to = name(after);
        if (from == to) {
            return Optional.empty();
        }
        double evidence = after.isFiring() || !before.isFiring() ? evidenceDays(settings) : evidenceBefore;
        Optional<AlarmEnding> ending = to == AlarmState.QUIET ? Optional.of(AlarmEnding.CLEARED) : Optional.empty();
        AlarmTransition transition =
                transition(from, to, ending, evidence, change(before, after), round.place(), round.at());
        segmentPlace = before.isFiring() ? round.place() : segmentPlace;
        return Optional.of(transition);
    }

    /** Fires because the model's series together have passed the threshold; nothing changes if it fires already. */
    Optional<AlarmTransition> raise(DetectorCommand.Raise command, DetectorSettings settings) {
        AlarmState from = name(state.alarm());
        if (from == AlarmState.FIRING) {
            return Optional.empty();
        }
        detector(settings).raise(command.evidenceDays());
        history = history.withoutRecent();
        return Optional.of(transition(
                from,
                AlarmState.FIRING,
                Optional.empty(),
                command.evidenceDays(),
                change(state.alarm(), state.alarm()),
                command.place(),
                command.at()));
    }

    /** Ends the alarm, if there is one, and drops the evidence. The next round begins anew at its time. */
    Optional<AlarmTransition> end(DetectorCommand.EndAlarms command, DetectorSettings settings) {
        Optional<AlarmTransition> ended = ended(command, command.ending(), settings);
        state = DetectorState.starting(Instant.EPOCH, state.questions());
        segmentPlace = command.place();
        return ended;
    }

    /** Begins anew at the time of the command if there is an alarm; otherwise nothing changes. */
    Optional<AlarmTransition> restart(DetectorCommand.RestartAlarmed command, DetectorSettings settings) {
        Optional<AlarmTransition> ended = ended(command, AlarmEnding.REPLACED, settings);
        if (ended.isPresent()) {
            state = DetectorState.starting(command.at(), state.questions());
            segmentPlace = command.place();
        }
        return ended;
    }

    private Optional<AlarmTransition> ended(DetectorCommand command, AlarmEnding ending, DetectorSettings settings) {
        AlarmState from = name(state.alarm());
        return from == AlarmState.QUIET
                ? Optional.empty()
                : Optional.of(transition(
                        from,
                        AlarmState.QUIET,
                        Optional.of(ending),
                        evidenceDays(settings),
                        change(state.alarm(), state.alarm()),
                        command.place(),
                        command.at()));
    }

    private AlarmTransition transition(
            AlarmState from,
            AlarmState to,
            Optional<AlarmEnding> ending,
            double evidence,
            ChangeEstimate since,
            long place,
            Instant at) {
        return new AlarmTransition(kind, from, to, ending, evidence, since, segmentPlace, place, at);
    }

    /** Whether it has judged no round since its end: the time in between was not monitored, so it is no stake. */
    private boolean isAtRest() {
        return state.rounds() == 0 && state.lastRound().equals(Instant.EPOCH);
    }

    /** The time of its last round. */
    Instant lastRound() {
        return state.lastRound();
    }

    private void remember(ClosedRound round, Alarm after) {
        if (!after.isFiring()) {
            history = history.plus((double) round.hits(kind), (double) round.assessed(kind));
        } else {
            history = history.withoutRecent();
        }
    }

    /** Bound of the rate by the series' own calm past, 0 to 1. When it sinks, the reference must be taken again. */
    double lowestUpper() {
        return history.lowestUpper();
    }

    /** V, in days; frozen while the alarm fires. */
    double evidenceDays(DetectorSettings settings) {
        return state.alarm()
                .fold(
                        () -> detector(settings).evidenceDays(),
                        () -> detector(settings).evidenceDays(),
                        Alarm.Firing::evidenceDays);
    }

    AlarmState alarm() {
        return name(state.alarm());
    }

    private ChangeEstimate change(Alarm before, Alarm after) {
        ChangeEstimate segment = new ChangeEstimate(0, state.misaligned(), state.answers());
        return after.fold(() -> was(before, segment), () -> was(before, segment), Alarm.Firing::change);
    }

    private static ChangeEstimate was(Alarm before, ChangeEstimate segment) {
        return before.fold(() -> segment, () -> segment, Alarm.Firing::change);
    }

    private static AlarmState name(Alarm alarm) {
        return alarm.fold(() -> AlarmState.QUIET, () -> AlarmState.WARNING, firing -> AlarmState.FIRING);
    }

    private MixtureDetector detector(DetectorSettings settings) {
        return new MixtureDetector(settings, NullRates.of(pooled, own), state);
    }

    private static double[] rates(int questions, IntToDoubleFunction rate) {
        return IntStream.range(0, questions).mapToDouble(rate).toArray();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(segmentPlace);
        DoubleArrays.write(out, state.toNumbers());
        DoubleArrays.write(out, history.toNumbers());
        DoubleArrays.write(out, pooled);
        DoubleArrays.write(out, own);
    }

    static KindDetector read(AlarmKind kind, DataInputStream in) throws IOException {
        KindDetector watch = new KindDetector(kind);
        watch.segmentPlace = in.readLong();
        watch.state = DetectorState.of(DoubleArrays.read(in));
        watch.history = OwnHistory.of(DoubleArrays.read(in));
        watch.pooled = DoubleArrays.read(in);
        watch.own = DoubleArrays.read(in);
        return watch;
    }
}
