package io.plumbline.statistics.identity;

import io.plumbline.statistics.identity.IdentityVerdict.Distinguishable;
import io.plumbline.statistics.identity.IdentityVerdict.Inconclusive;
import io.plumbline.statistics.identity.IdentityVerdict.Inconclusive.Reason;
import io.plumbline.statistics.identity.IdentityVerdict.NotDistinguishable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells a model from its baseline by their answers to the same prompts, several times each.
 *
 * <ul>
 *   <li>DISTINGUISHABLE: by one of the measures the excess is clear ({@link Measure#clearExcess}), and labels dealt at random
 *       within each prompt give such an excess with a probability of at most {@value #ALPHA}, shared by the measures.
 *   <li>NOT_DISTINGUISHABLE: by the sharper measure the mean excess over prompts of this kind is below {@value #BOUND} with
 *       a confidence of 1 - {@value #ALPHA_OF_BOUND}, and no measure shows a difference that is neither chance nor
 *       negligible ({@value #NEGLIGIBLE}).
 *   <li>INCONCLUSIVE: everything else.
 * </ul>
 */
public final class IdentityTest {

    /** Largest probability that a model is told from itself. */
    public static final double ALPHA = 0.01;

    /** A mean excess below this counts as no difference, 0..1. */
    public static final double BOUND = 0.25;

    /** How often that claim may be wrong for prompts drawn at random from their kind. */
    public static final double ALPHA_OF_BOUND = 0.05;

    /** Fewer prompts are inconclusive: with 12 prompts and no difference the bound is 0.22. */
    public static final int LEAST_PROMPTS = 12;

    private static final double NEGLIGIBLE = 0.02;
    /** A larger mean distance within a side is the reason for an inconclusive result. */
    private static final double UNSTABLE = 0.1;

    private IdentityTest() {}

    /** Decides; the order of the answers does not change the verdict. */
    public static IdentityVerdict decide(List<PromptAnswers> answers) {
        List<Evidence> evidence = Arrays.stream(Measure.values())
                .flatMap(measure -> evidence(measure, answers).stream())
                .toList();
        if (evidence.isEmpty()) {
            return new Inconclusive(Reason.TOO_FEW_ANSWERS, evidence);
        }
        double alpha = ALPHA / evidence.size();
        if (evidence.stream().anyMatch(one -> isClear(one, alpha))) {
            return new Distinguishable(evidence);
        }
        boolean bounded = evidence.get(0).excessUpper() < BOUND;
        boolean slight = evidence.stream().anyMatch(one -> one.pValue() <= alpha && one.excess() >= NEGLIGIBLE);
        return bounded && !slight
                ? new NotDistinguishable(evidence)
                : new Inconclusive(why(evidence, slight), evidence);
    }

    private static Optional<Evidence> evidence(Measure measure, List<PromptAnswers> answers) {
        List<PromptAnswers> comparable = answers.stream()
                .map(one -> one.seenBy(measure))
                .filter(PromptAnswers::isPaired)
                .sorted(Comparator.comparing(PromptAnswers::prompt))
                .toList();
        return comparable.size() < LEAST_PROMPTS
                ? Optional.empty()
                : Optional.of(Evidence.of(measure, comparable, ALPHA_OF_BOUND));
    }

    private static boolean isClear(Evidence evidence, double alpha) {
        return evidence.pValue() <= alpha
                && evidence.excess() >= evidence.measure().clearExcess();
    }

    private static Reason why(List<Evidence> evidence, boolean slight) {
        if (slight) {
            return Reason.SLIGHT_DIFFERENCE;
        }
        Evidence sharper = evidence.get(0);
        return Math.max(sharper.withinModel(), sharper.withinBaseline()) > UNSTABLE
                ? Reason.UNSTABLE_ANSWERS
                : Reason.NOT_ENOUGH_EVIDENCE;
    }
}
