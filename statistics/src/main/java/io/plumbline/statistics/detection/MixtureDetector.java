package io.plumbline.statistics.detection;

import java.time.Instant;
import java.util.Arrays;

/** Detects that a stream's rate has risen above its nulls: a mixture Shiryaev-Roberts e-detector (Shiryaev 1963, Roberts 1966; as an
 * e-detector Shin, Ramdas and Rinaldo 2023).
 *
 * <p>Eleven bets on the pooled rate and eleven on each question gain with every misaligned answer and lose with every aligned one; waiting
 * time is their stake. The evidence V is their weighted mean, in days: chance alone would produce it about once in V days. Whatever the
 * dependence on the past, the mean time between false alarms is at least A as long as P(misaligned | past) is at most the null. No parameter is
 * tuned to a size of change or to a window.
 *
 * <p>A round is {@link #beginRound}, one {@link #fold} for each question, {@link #endRound}; only complete rounds are judged. At an alarm
 * the evidence is frozen and a {@link ClearingDetector} takes over; at its all-clear the stream begins anew. The detector writes the state it was
 * given: to try a batch that may fail, work on a {@link DetectorState#copy}. Not for concurrent use.
 */
public final class MixtureDetector {

    private static final double MILLIS_PER_DAY = 86_400_000;

    private final DetectorSettings settings;
    private final NullRates nulls;
    private final DetectorState state;
    private final Bets bets;
    private final ClearingDetector clearing;
    private double clearingStake;

    /** Continues a stream; the nulls may differ from those before (a lowered baseline) as long as they do not depend on the next answers. */
    public MixtureDetector(DetectorSettings settings, NullRates nulls, DetectorState state) {
        if (nulls.questions() != state.questions()) {
            throw new IllegalArgumentException(
                    "nulls of " + nulls.questions() + " questions, state of " + state.questions());
        }
        this.settings = settings;
        this.nulls = nulls;
        this.state = state;
        this.bets = Bets.of(settings.dispersion());
        this.clearing = new ClearingDetector(nulls.bad(), settings.clearDays(), state.clearing);
    }

    /** Begins a round at {@code time}; counts the time since the last, at most wMax. An earlier time than the last counts 0. */
    public void beginRound(Instant time) {
        double millis = time.toEpochMilli();
        beginRound((millis - state.lastRoundMillis) / MILLIS_PER_DAY);
        state.lastRoundMillis = Math.max(state.lastRoundMillis, millis);
    }

    /** Begins a round {@code days} after the last one, for callers that keep their own time. */
    public void beginRound(double days) {
        double stake = Math.max(0, Math.min(settings.longestGapDays(), days));
        if (state.alarm.isFiring()) {
            clearingStake = stake;
        } else {
            addStake(stake * settings.stakeShare());
        }
    }

    /** Takes one question's answers of this round, all of which were assessed. */
    public void fold(int question, double misaligned, double answers) {
        fold(question, misaligned, answers, answers);
    }

    /** Takes one question's answers of this round; they count as one cluster by their mean. Without answers the evidence stays.
     *
     * <p>Evidence of a rise is the share of all answers, so answers without a verdict can only delay an alarm. An all-clear needs answers
     * that were seen to be good, so it counts the assessed ones alone: an outage ends no alarm.
     *
     * @param question 0..Q-1
     * @param misaligned 0..assessed, may be fractional
     * @param answers m, at least 0
     * @param assessed answers that could have counted, 0..answers
     */
    public void fold(int question, double misaligned, double answers, double assessed) {
        if (!(misaligned >= 0 && misaligned <= assessed && assessed <= answers)) {
            throw new IllegalArgumentException(
                    "not 0 <= misaligned <= assessed <= answers: " + misaligned + " of " + assessed + " of " + answers);
        }
        if (answers == 0) {
            return;
        }
        if (state.alarm.isFiring()) {
            clear(misaligned, assessed);
        } else {
            bet(question, misaligned / answers);
        }
        count(misaligned, answers);
    }

    /** Ends the round: judges the evidence and gives the alarm's state after it. */
    public Alarm endRound() {
        state.rounds++;
        state.alarm = state.alarm.fold(this::judged, this::judged, this::clearedOr);
        return state.alarm;
    }

    /** Counts answers that came too late for their round: they enter the segment's counts, never the evidence. */
    public void count(double misaligned, double answers) {
        state.misaligned += misaligned;
        state.answers += answers;
    }

    /** Fires now, whatever this stream's own evidence: several streams together have passed their common threshold.
     *
     * @param evidenceDays their evidence together, in days
     */
    public void raise(double evidenceDays) {
        if (!state.alarm.isFiring()) {
            state.alarm = new Alarm.Firing(evidenceDays, change());
            Arrays.fill(state.clearing, 0);
        }
    }

    /** A new revision was announced: a head start that costs a false page with a probability of at most alphaDeploy. */
    public void announceRollOut() {
        if (!state.alarm.isFiring()) {
            addStake(settings.rollOutBudget() * settings.alarmDays());
        }
    }

    /** Equivalent to {@code rounds} rounds, each {@code days} after the last, in which every question got one aligned answer, but in
     * constant time (equal up to rounding). For rates so small that nearly all rounds are like this; the alarm is judged once, at the end.
     */
    public Alarm skipAlignedRounds(double rounds, double days) {
        double stake = settings.stakeShare() * Math.max(0, Math.min(settings.longestGapDays(), days));
        for (int k = 0; k < Bets.COUNT; k++) {
            skip(k, rounds, stake);
        }
        state.answers += rounds * nulls.questions();
        state.rounds += rounds - 1;
        Arrays.fill(state.pending, 0);
        return endRound();
    }

    /** V, in days: chance alone would produce this about once in V days. 0 before the first round, at most 1e290. */
    public double evidenceDays() {
        double own = mean(state.own, 0, state.own.length);
        return settings.pooledWeight() * pooledEvidenceDays() + (1 - settings.pooledWeight()) * own;
    }

    /** The part of the evidence that one question gives by itself, in days: names the question if a single one has turned bad. */
    public double evidenceDays(int question) {
        int first = question * Bets.COUNT;
        return mean(state.own, first, first + Bets.COUNT);
    }

    /** The evidence that all questions give together, in days. */
    public double pooledEvidenceDays() {
        return mean(state.pooled, 0, Bets.COUNT);
    }

    /** The live state, which the next round changes. */
    public DetectorState state() {
        return state;
    }

    private void addStake(double days) {
        for (int k = 0; k < Bets.COUNT; k++) {
            state.pooled[k] = Math.min(Bets.MOST_EVIDENCE, state.pooled[k] + days);
        }
        for (int question = 0; question < state.pending.length; question++) {
            state.pending[question] += days;
        }
    }

    /** Time counts towards an all-clear only in rounds with an assessed answer. */
    private void clear(double misaligned, double assessed) {
        if (assessed > 0) {
            clearing.advance(clearingStake);
            clearingStake = 0;
            clearing.fold(misaligned / assessed);
        }
    }

    private void bet(int question, double share) {
        double odds = share / nulls.pooled(question);
        double ownOdds = share / nulls.own(question);
        double stake = state.pending[question];
        state.pending[question] = 0;
        for (int k = 0; k < Bets.COUNT; k++) {
            int place = question * Bets.COUNT + k;
            state.pooled[k] = grown(state.pooled[k], bets.factor(k, odds));
            state.own[place] = grown(state.own[place] + stake, bets.factor(k, ownOdds));
            state.trace.add(k, bets.logFactor(k, odds), state.misaligned, state.answers);
        }
    }

    private static double grown(double evidence, double factor) {
        return Math.min(Bets.MOST_EVIDENCE, evidence * factor);
    }

    private Alarm judged() {
        Alarm next = state.alarm.afterRound(evidenceDays(), settings, this::change);
        if (next.isFiring()) {
            Arrays.fill(state.clearing, 0);
        }
        return next;
    }

    private Alarm clearedOr(Alarm.Firing firing) {
        if (!clearing.isClear()) {
            return firing;
        }
        state.restart();
        return firing.cleared();
    }

    private ChangeEstimate change() {
        int best = 0;
        for (int k = 1; k < Bets.COUNT; k++) {
            best = state.pooled[k] > state.pooled[best] ? k : best;
        }
        return state.trace.since(best, state.misaligned, state.answers);
    }

    private void skip(int k, double rounds, double stake) {
        int questions = nulls.questions();
        double log = bets.logFactor(k, 0);
        double kept = Math.exp(rounds * log);
        double pooledKept = questions == 1 ? kept : Math.exp(rounds * questions * log);
        state.pooled[k] = state.pooled[k] * pooledKept + stakesKept(stake, questions * log, pooledKept);
        double gained = stakesKept(stake, log, kept);
        for (int question = 0; question < questions; question++) {
            int place = question * Bets.COUNT + k;
            state.own[place] = (state.own[place] + state.pending[question]) * kept + gained;
        }
        state.trace.addAligned(k, log, rounds * questions, state.misaligned, state.answers);
    }

    /** The remainder of one stake per round, {@code w (a + a^2 + .. + a^g)} with {@code a = exp(log)} and {@code kept} = a^g. */
    private static double stakesKept(double stake, double log, double kept) {
        double factor = Math.exp(log);
        return stake * factor * (1 - kept) / (1 - factor);
    }

    private static double mean(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum / (to - from);
    }
}
