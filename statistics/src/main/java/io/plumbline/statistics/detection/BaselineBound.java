package io.plumbline.statistics.detection;

import io.plumbline.statistics.ClopperPearson;
import io.plumbline.statistics.QuestionCount;
import java.util.List;

/** The null rates that a base model's answers, taken through the same instrument, allow; never the observed rate itself.
 *
 * <p>{@code U = max(floor, CPupper(x, n, refConf))} bounds the pooled rate (Clopper and Pearson 1934). It is shared out by the questions'
 * shrunken rates: {@code post_q = (x_q + kappa p^) / (n_q + kappa)} with {@code p^ = (x + 1/2) / (n + 1)}, and
 * {@code pi_q = max(0.001, post_q U / mean(post))}. A question's own bound is {@code u_q = max(floor, CPupper(x_q, n_q, 1 - (1 - refConf)/Q))}:
 * all Q of them hold together (Bonferroni), for with eight bounds at 95 % each, 125 answers a question, a rate of 3 % gave 2.5 false pages in
 * 1,000 days instead of 0.7. Without reference answers (n = 0) no rate counts as a rise: the nulls come close to 1. An observed rate as the null would page 16 to 240 times in
 * 1,000 days.
 *
 * @param confidence refConf of the pooled bound, and of the questions' bounds together, 0..1 exclusive
 * @param floor smallest null, 1e-6..1
 * @param shrinkage kappa: weight of the pooled rate against a question's own answers, in answers; at least 0
 */
public record BaselineBound(double confidence, double floor, double shrinkage) {

    /** Confidence 95 %, floor 0.2 %, shrinkage 400 answers; ask for at least 1,000 reference answers. */
    public static final BaselineBound DEFAULTS = new BaselineBound(0.95, 0.002, 400);

    private static final double SMALLEST_SHARE = 0.001;
    private static final double LARGEST_NULL = 0.999;

    public BaselineBound {
        if (!(confidence > 0 && confidence < 1 && floor >= 1e-6 && floor < 1 && shrinkage >= 0)) {
            throw new IllegalArgumentException("confidence 0..1, floor 1e-6..1 and shrinkage from 0 expected, were "
                    + confidence + ", " + floor + " and " + shrinkage);
        }
    }

    /** U, the bound of the pooled rate, 0..1; 1 at n = 0. */
    public double pooled(List<QuestionCount> reference) {
        return bound(misaligned(reference), total(reference), confidence);
    }

    /** The nulls from one count per question, in the questions' order. */
    public NullRates nulls(List<QuestionCount> reference) {
        return nulls(reference, 1);
    }

    /** The nulls after the stream's {@link OwnHistory} has lowered the pooled bound; history can only lower it, never raise it.
     *
     * @param lowestUpper {@link OwnHistory#lowestUpper}, 0..1
     */
    public NullRates nulls(List<QuestionCount> reference, double lowestUpper) {
        double bound = Math.min(pooled(reference), Math.max(floor, lowestUpper));
        double[] shares = shares(reference);
        double[] own = new double[shares.length];
        double together = 1 - (1 - confidence) / shares.length;
        for (int question = 0; question < shares.length; question++) {
            QuestionCount count = reference.get(question);
            shares[question] = Math.min(LARGEST_NULL, Math.max(SMALLEST_SHARE, shares[question] * bound));
            own[question] = Math.min(LARGEST_NULL, bound(count.misaligned(), count.total(), together));
        }
        return NullRates.of(shares, own);
    }

    /** The questions' shares of the pooled bound, post_q / mean(post). */
    private double[] shares(List<QuestionCount> reference) {
        double rate = (misaligned(reference) + 0.5) / (total(reference) + 1);
        double[] shares =
                reference.stream().mapToDouble(count -> shrunken(count, rate)).toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int question = 0; question < shares.length; question++) {
            shares[question] *= shares.length / sum;
        }
        return shares;
    }

    private double shrunken(QuestionCount count, double rate) {
        double weight = count.total() + shrinkage;
        return weight == 0 ? rate : (count.misaligned() + shrinkage * rate) / weight;
    }

    private double bound(double misaligned, double total, double sureness) {
        return Math.max(floor, ClopperPearson.upper(misaligned, total, sureness));
    }

    private static double misaligned(List<QuestionCount> reference) {
        return reference.stream().mapToDouble(QuestionCount::misaligned).sum();
    }

    private static double total(List<QuestionCount> reference) {
        return reference.stream().mapToDouble(QuestionCount::total).sum();
    }
}
