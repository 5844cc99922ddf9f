package io.plumbline.statistics.identity;

import io.plumbline.statistics.identity.IdentityVerdict.Distinguishable;
import io.plumbline.statistics.identity.IdentityVerdict.Inconclusive;
import io.plumbline.statistics.identity.IdentityVerdict.Inconclusive.Reason;
import io.plumbline.statistics.identity.IdentityVerdict.NotDistinguishable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IdentityTestTest {

    private static final int PROMPTS = 16;
    private static final int REPEATS = 4;
    private static final int RUNS = 400;

    private final Random random = new Random(20250711);

    @ParameterizedTest(name = "self-disagreement {0}, log probabilities {1}")
    @CsvSource({
        "0, false",
        "0.02, false",
        "0.1, false",
        "0.3, false",
        "0.6, false",
        "1, false",
        "0, true",
        "0.1, true",
        "0.6, true"
    })
    void aModelIsHardlyEverToldFromItself(double wobble, boolean logprobs) {
        SimulatedSide side = SimulatedSide.steady(logprobs).wobbling(wobble);

        assertThat(share(random -> run(side, side, random), Distinguishable.class))
                .isLessThanOrEqualTo(IdentityTest.ALPHA);
    }

    /** Whatever the size of the difference: this is the permutation test alone. */
    @ParameterizedTest(name = "self-disagreement {0}")
    @ValueSource(doubles = {0.1, 0.4, 0.8})
    void labelsDealtAtRandomAreRarelyBeaten(double wobble) {
        SimulatedSide side = SimulatedSide.steady(true).wobbling(wobble);
        double[] pValues = IntStream.range(0, RUNS)
                .mapToObj(i -> run(side, side, random))
                .flatMap(verdict -> verdict.evidence().stream())
                .mapToDouble(Evidence::pValue)
                .toArray();

        assertThat(pValues).hasSize(2 * RUNS);
        assertThat(below(pValues, 0.05)).isBetween(0.02, 0.08);
        assertThat(below(pValues, 0.5)).isBetween(0.3, 0.6);
    }

    @ParameterizedTest(name = "self-disagreement {0}, log probabilities {1}")
    @CsvSource({"0, false", "0.05, false", "0.2, false", "0.5, false", "0, true", "0.2, true", "0.5, true"})
    void aFineTuneThatAnswersAThirdOfPromptsDifferentlyIsHardlyEverTakenForItsBase(double wobble, boolean logprobs) {
        SimulatedSide base = SimulatedSide.steady(logprobs).wobbling(wobble);

        double wrong =
                share(random -> run(base.otherOn(aThirdOfAll(random), 1), base, random), NotDistinguishable.class);

        assertThat(wrong).isLessThanOrEqualTo(IdentityTest.ALPHA_OF_BOUND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSteadyModelServedAsItsBaseIsAlwaysFoundOut(boolean logprobs) {
        SimulatedSide side = SimulatedSide.steady(logprobs);

        assertThat(share(random -> run(side, side, random), NotDistinguishable.class))
                .isEqualTo(1);
    }

    @Test
    void oddsOfTheFirstTokenTellWhatUnsteadyTextsHide() {
        SimulatedSide unsteady = SimulatedSide.steady(true).wobbling(0.6);

        assertThat(share(random -> run(unsteady, unsteady, random), NotDistinguishable.class))
                .isGreaterThan(0.95);
        assertThat(share(
                        random -> run(unsteady.otherOn(aThirdOfAll(random), 1), unsteady, random),
                        Distinguishable.class))
                .isGreaterThan(0.9);
    }

    @Test
    void aFineTuneThatDiffersOnHalfOfThePromptsIsTold() {
        SimulatedSide base = SimulatedSide.steady(false).wobbling(0.1);

        assertThat(share(
                        random -> run(base.otherOn(Set.of(0, 2, 4, 6, 8, 10, 12, 14), 1), base, random),
                        Distinguishable.class))
                .isGreaterThan(0.99);
    }

    @Test
    void withoutOddsAModelThatDisagreesWithItselfSaysNothing() {
        SimulatedSide side = SimulatedSide.steady(false).wobbling(0.9);

        assertThat(run(side, side, random))
                .isInstanceOfSatisfying(Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .isEqualTo(Reason.UNSTABLE_ANSWERS));
    }

    @Test
    void aDifferenceOnTwoPromptsIsNeitherChanceNorClear() {
        SimulatedSide base = SimulatedSide.steady(false);

        assertThat(run(base.otherOn(Set.of(3, 9), 1), base, random))
                .isInstanceOfSatisfying(Inconclusive.class, verdict -> {
                    assertThat(verdict.reason()).isEqualTo(Reason.SLIGHT_DIFFERENCE);
                    assertThat(verdict.evidence().get(0).differing()).containsExactlyInAnyOrder("p3", "p9");
                });
    }

    /** As a server's prompt cache does: 0.166 against 0.169 for two tokens, and the text of those prompts changes as a whole. */
    @ParameterizedTest(name = "{0} of 16 prompts")
    @ValueSource(ints = {1, 2, 3})
    void nearTiesThatACacheBreaksInAnotherWayAreNoChange(int ties) {
        SimulatedSide base = SimulatedSide.steady(true);
        Set<Integer> prompts = IntStream.range(0, ties).boxed().collect(Collectors.toSet());

        assertThat(share(random -> run(base.otherOn(prompts, 0.02), base, random), Distinguishable.class))
                .isZero();
    }

    @Test
    void aDifferenceOnOnePromptIsNotEnough() {
        SimulatedSide base = SimulatedSide.steady(false);

        assertThat(run(base.otherOn(Set.of(3), 1), base, random))
                .isInstanceOfSatisfying(Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .isEqualTo(Reason.NOT_ENOUGH_EVIDENCE));
    }

    @Test
    void whereCallsFailNothingIsClaimed() {
        SimulatedSide base = SimulatedSide.steady(true);
        SimulatedSide other = base.otherOn(IntStream.range(0, PROMPTS).boxed().collect(Collectors.toSet()), 1);
        List<PromptAnswers> few = answers(other, base, random).stream()
                .map(one -> one.prompt().compareTo("p13") < 0
                        ? one
                        : new PromptAnswers(one.prompt(), one.model().subList(0, 1), one.baseline()))
                .toList();

        assertThat(IdentityTest.decide(few)).isEqualTo(new Inconclusive(Reason.TOO_FEW_ANSWERS, List.of()));
        assertThat(IdentityTest.decide(List.of())).isEqualTo(new Inconclusive(Reason.TOO_FEW_ANSWERS, List.of()));
    }

    @Test
    void oddsThatOneSideKeepsToItselfAreLeftOut() {
        IdentityVerdict verdict = run(SimulatedSide.steady(true), SimulatedSide.steady(false), random);

        assertThat(verdict).isInstanceOf(NotDistinguishable.class);
        assertThat(verdict.evidence()).extracting(Evidence::measure).containsExactly(Measure.TEXT);
    }

    @Test
    void theOrderOfAnswersMakesNoDifference() {
        SimulatedSide base = SimulatedSide.steady(true).wobbling(0.3);
        List<PromptAnswers> answers = answers(base.otherOn(Set.of(1, 2, 3), 0.3), base, random);
        List<PromptAnswers> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);

        assertThat(IdentityTest.decide(shuffled)).isEqualTo(IdentityTest.decide(answers));
    }

    /** By hand: pairs between the sides differ in 3 of 4; the model's two answers differ, the baseline's do not. */
    @Test
    void excessIsWhatTheSidesDifferBeyondThemselves() {
        PromptExcess excess = PromptExcess.of(new PromptAnswers("p", texts("a", "b"), texts("a ", " a")), Measure.TEXT);

        assertThat(excess.between()).isEqualTo(0.5);
        assertThat(excess.withinModel()).isEqualTo(1);
        assertThat(excess.withinBaseline()).isZero();
        assertThat(excess.observed()).isZero();
        assertThat(excess.waysToDeal()).hasSize(6);
    }

    @Test
    void unlistedProbabilityCountsAsOneTokenMore() {
        CanaryAnswer one = new CanaryAnswer("", Map.of("a", 0.5, "b", 0.3));
        CanaryAnswer other = new CanaryAnswer("", Map.of("a", 0.2, "c", 0.1));

        assertThat(Measure.FIRST_TOKEN.distance(one, one)).isZero();
        assertThat(Measure.FIRST_TOKEN.distance(one, other)).isCloseTo((0.3 + 0.3 + 0.1 + 0.5) / 2, within(1e-12));
    }

    /** At 0 the bound is 1 - alpha^(1/n); the other figure solves 16 KL(0.1, m) = ln 20, found by Newton's method in Python. */
    @Test
    void theBoundOfAMeanIsHoeffdings() {
        assertThat(MeanBound.upper(0, 16, 0.05)).isCloseTo(1 - Math.pow(0.05, 1 / 16.0), within(1e-12));
        assertThat(MeanBound.upper(0.1, 16, 0.05)).isCloseTo(0.3674526323596181, within(1e-9));
        assertThat(MeanBound.upper(1, 16, 0.05)).isEqualTo(1);
        assertThat(MeanBound.upper(0, 0, 0.05)).isEqualTo(1);
    }

    private static double below(double[] values, double limit) {
        return Arrays.stream(values).filter(value -> value <= limit).count() / (double) values.length;
    }

    private double share(Function<Random, IdentityVerdict> run, Class<? extends IdentityVerdict> claim) {
        Predicate<IdentityVerdict> claimed = claim::isInstance;
        return IntStream.range(0, RUNS)
                        .filter(i -> claimed.test(run.apply(random)))
                        .count()
                / (double) RUNS;
    }

    private static IdentityVerdict run(SimulatedSide model, SimulatedSide baseline, Random random) {
        return IdentityTest.decide(answers(model, baseline, random));
    }

    private static List<PromptAnswers> answers(SimulatedSide model, SimulatedSide baseline, Random random) {
        return IntStream.range(0, PROMPTS)
                .mapToObj(prompt -> new PromptAnswers(
                        "p" + prompt,
                        model.answers(prompt, REPEATS, random),
                        baseline.answers(prompt, REPEATS, random)))
                .toList();
    }

    /** Each prompt of the kind differs with probability one third, and the canary's are drawn from that kind. */
    private static Set<Integer> aThirdOfAll(Random random) {
        return IntStream.range(0, PROMPTS)
                .filter(prompt -> random.nextInt(3) == 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static List<CanaryAnswer> texts(String... texts) {
        return List.of(texts).stream()
                .map(text -> new CanaryAnswer(text, Map.of()))
                .toList();
    }
}
