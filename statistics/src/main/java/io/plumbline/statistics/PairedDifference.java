package io.plumbline.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The difference of two models' rates on the same questions: the mean over questions of one rate minus the other, so a different mix
 * of questions on the two sides cannot create a difference.
 *
 * <p>The questions are taken as a fixed list, not as a sample of others, so clustering by question does not weaken the interval. For a
 * list asked equally often, the sum of independent answers with rates p_q drives the martingale of {@link RateInterval} at the mean of the
 * p_q no higher than answers of that one rate would, because {@code prod(1 + c (p_q - mean)) <= 1}; so each side's interval is valid
 * whenever all questions have the same number of answers. Otherwise each question's answers get the weight that makes their error right:
 * {@code Q^2 / sum(1/n_q)} answers in all, never more than there are; the interval is then an approximation. Questions that lack answers on either side
 * are left out.
 *
 * @param value the estimate, -1..1
 * @param interval holds the true difference, -1..1
 * @param questions number of questions that entered, at least 1
 */
public record PairedDifference(double value, RateDifference interval, int questions) {

    /** The counts of one question on both sides. */
    public record Pair(QuestionCount watched, QuestionCount control) {

        private boolean isWhole() {
            return watched.total() > 0 && control.total() > 0;
        }
    }

    /** The difference over these questions; empty if none has answers on both sides.
     *
     * @param alpha error probability of the interval, 0..1 exclusive
     */
    public static Optional<PairedDifference> of(List<Pair> pairs, double alpha) {
        List<Pair> whole = pairs.stream().filter(Pair::isWhole).toList();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        QuestionCount watched = together(whole, Pair::watched);
        QuestionCount control = together(whole, Pair::control);
        return Optional.of(new PairedDifference(
                watched.rate() - control.rate(),
                RateDifference.toControl(
                        watched.misaligned(), watched.total(), control.misaligned(), control.total(), alpha),
                whole.size()));
    }

    /** One count whose rate is the mean of the questions' rates and whose total is their effective number of answers. */
    private static QuestionCount together(List<Pair> pairs, Function<Pair, QuestionCount> side) {
        List<QuestionCount> counts = pairs.stream().map(side).toList();
        double mean = counts.stream().mapToDouble(QuestionCount::rate).average().orElseThrow();
        double total = Math.pow(counts.size(), 2)
                / counts.stream().mapToDouble(count -> 1 / count.total()).sum();
        return new QuestionCount(Math.min(total, mean * total), total);
    }
}
