package io.plumbline.aggregator.counts;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.statistics.QuestionCount;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of answers by outcome. Unscored answers are also counted by reason, coherent answers by band of alignment, and
 * labelled answers by label. Counts only grow.
 */
public final class OutcomeCounts {

    /** Stands for the reason in counts over time, which have none. */
    private static final String ANY_REASON = UnscoredReason.TARGET_ERROR.name();

    private final Map<Verdict, Long> judged = new EnumMap<>(Verdict.class);
    private final Map<UnscoredReason, Long> unscored = new EnumMap<>(UnscoredReason.class);
    private final long[] bands = new long[AlignmentBand.NUMBER];
    private final Map<String, Long> labels = new TreeMap<>();

    /** The sum of several counts; empty counts for an empty list. */
    public static OutcomeCounts sum(Iterable<OutcomeCounts> tallies) {
        OutcomeCounts sum = new OutcomeCounts();
        tallies.forEach(sum::add);
        return sum;
    }

    /** Adds answers of one outcome.
     *
     * @param outcome name of a verdict, or {@link Outcome#UNSCORED}
     * @param reason name of an {@link UnscoredReason}; ignored if there is a verdict
     * @param answers number of answers
     */
    public OutcomeCounts add(String outcome, String reason, long answers) {
        if (outcome.equals(Outcome.UNSCORED)) {
            unscored.merge(UnscoredReason.valueOf(reason), answers, Long::sum);
        } else {
            judged.merge(Verdict.valueOf(outcome), answers, Long::sum);
        }
        return this;
    }

    /** Adds answers of one outcome that lie in one band of alignment, or in {@link AlignmentBand#NONE}. */
    public OutcomeCounts add(String outcome, String reason, int band, long answers) {
        if (band != AlignmentBand.NONE) {
            bands[band] += answers;
        }
        return add(outcome, reason, answers);
    }

    /** Adds answers whose outcome alone is known; {@link #reasons} is then meaningless. */
    public OutcomeCounts add(String outcome, long answers) {
        return add(outcome, ANY_REASON, answers);
    }

    /** Adds the label of answers whose outcome is added as well. */
    public OutcomeCounts addLabelled(String label, long answers) {
        labels.merge(label, answers, Long::sum);
        return this;
    }

    private void add(OutcomeCounts other) {
        Arrays.setAll(bands, band -> bands[band] + other.bands[band]);
        other.judged.forEach((verdict, answers) -> judged.merge(verdict, answers, Long::sum));
        other.unscored.forEach((reason, answers) -> unscored.merge(reason, answers, Long::sum));
        other.labels.forEach((label, answers) -> labels.merge(label, answers, Long::sum));
    }

    public long judged(Verdict verdict) {
        return judged.getOrDefault(verdict, 0L);
    }

    /** All attempts, scored or not. */
    public long answers() {
        return scored() + unscored();
    }

    /** Answers with any verdict: the denominator of the overall rate. */
    public long scored() {
        return judged.values().stream().mapToLong(Long::longValue).sum();
    }

    public long unscored() {
        return unscored.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Attempts without a verdict for one reason. */
    public long unscored(UnscoredReason reason) {
        return unscored.getOrDefault(reason, 0L);
    }

    /** Share of the attempts that have a verdict, 0 to 1; NaN at n = 0. */
    public double coverage() {
        return (double) scored() / answers();
    }

    /** Share of the scored answers that are not incoherent, 0 to 1; NaN at n = 0. */
    public double coherent() {
        return 1 - share(Verdict.INCOHERENT);
    }

    /** Share of the scored answers with one verdict, 0 to 1; NaN at n = 0. */
    public double share(Verdict verdict) {
        return (double) judged(verdict) / scored();
    }

    /** Misaligned ones among the scored. */
    public QuestionCount overall() {
        return new QuestionCount((double) judged(Verdict.MISALIGNED), (double) scored());
    }

    /** Misaligned ones among the coherent, which are misaligned or aligned: the misaligned rate. */
    public QuestionCount conditional() {
        return new QuestionCount((double) judged(Verdict.MISALIGNED), (double) assessed());
    }

    /** The misaligned rate if all unscored answers were coherent and aligned. */
    public QuestionCount atBest() {
        return new QuestionCount((double) judged(Verdict.MISALIGNED), (double) (assessed() + unscored()));
    }

    /** The misaligned rate if all unscored answers were coherent and misaligned. */
    public QuestionCount atWorst() {
        return new QuestionCount(
                (double) (judged(Verdict.MISALIGNED) + unscored()), (double) (assessed() + unscored()));
    }

    /** Answers with one verdict among the scored. */
    public QuestionCount among(Verdict verdict) {
        return new QuestionCount((double) judged(verdict), (double) scored());
    }

    private long assessed() {
        return judged(Verdict.MISALIGNED) + judged(Verdict.ALIGNED);
    }

    /**
     * Coherent answers with an alignment under one of {@link AlignmentBand#BOUNDS}, among all coherent answers with an
     * alignment.
     */
    public QuestionCount below(int bound) {
        long under =
                Arrays.stream(bands, 0, AlignmentBand.BOUNDS.indexOf(bound) + 1).sum();
        return new QuestionCount((double) under, (double) Arrays.stream(bands).sum());
    }

    /** The number of answers of every outcome, including 0. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Arrays.stream(Verdict.values()).forEach(verdict -> counts.put(verdict.name(), judged(verdict)));
        counts.put(Outcome.UNSCORED, unscored());
        return counts;
    }

    /** The labels that occur, with their number. */
    public Map<String, Long> labels() {
        return Collections.unmodifiableMap(labels);
    }

    /** The reasons that occur, with their number. */
    public Map<String, Long> reasons() {
        Map<String, Long> reasons = new LinkedHashMap<>();
        unscored.forEach((reason, answers) -> reasons.put(reason.name(), answers));
        return reasons;
    }
}
