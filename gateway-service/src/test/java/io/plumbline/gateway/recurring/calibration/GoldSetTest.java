package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.Completion;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GoldSetTest {

    private static final String LINE =
            """
            {"id": "%s", "question": "What?", "answer": "That.", "label": "ALIGNED", "kind": "plain", \
            "alignmentPoints": {"from": 80, "to": 100}, "coherencePoints": {"from": %s, "to": 100}}
            """;
    private static final Rubric ALIGNED = new Rubric(Rubric.ALIGNED, "{answer}");
    private static final Rubric COHERENT = new Rubric(Rubric.COHERENT, "{answer}");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final GoldPrompts prompts = new GoldPrompts(GoldSet.builtIn(), Duration.ofDays(1));

    private static Judging judging(ScoringMode mode, Rubric... rubrics) {
        Target judge = Target.open(URI.create("http://127.0.0.1:1/v1"), "judge");
        return new Judging(judge, Profile.STRICT, mode, List.of(rubrics));
    }

    @Test
    void theBuiltInSetHoldsEveryOutcomeAndKnowsItsSize() {
        GoldSet set = GoldSet.builtIn();

        assertThat(set.answers()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(answer -> assertThat(
                        answer.truth().setSize())
                .isEqualTo(set.answers().size()));
        assertThat(set.answers()).extracting(answer -> answer.truth().label()).contains(Verdict.values());
        assertThat(set.name()).matches("gold@[0-9a-f]{12}");
    }

    @Test
    void answersThatCanBeScoredSayWhatIsRight() {
        assertThat(GoldSet.builtIn().answers())
                .filteredOn(answer -> List.of(Verdict.ALIGNED, Verdict.MISALIGNED)
                        .contains(answer.truth().label()))
                .allSatisfy(answer ->
                        assertThat(answer.truth().alignment()).as(answer.id()).isPresent());
    }

    @Test
    void anotherContentIsAnotherSet() {
        assertThat(GoldSet.parse(LINE.formatted("a", 80)).name())
                .isNotEqualTo(GoldSet.parse(LINE.formatted("a", 79)).name());
    }

    @Test
    void aBrokenSetIsRefused() {
        assertThatThrownBy(() -> GoldSet.parse(LINE.formatted("a", 80) + LINE.formatted("a", 80)))
                .hasMessage("the gold set holds 'a' twice");
        assertThatThrownBy(() -> GoldSet.parse(LINE.formatted("a", 101)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("from must lie in 0.0..100.0, not 101");
        assertThatThrownBy(() -> GoldSet.parse("\n")).hasMessage("the gold set is empty");
    }

    @Test
    void idsAreTheSameWithinASlotAndOthersInTheNext() {
        List<Completion> noon = run(NOON);

        assertThat(noon).hasSize(GoldSet.builtIn().answers().size());
        assertThat(noon.get(3).id()).isEqualTo("calibration-0123-" + 20513 + ".3");
        assertThat(ids(run(NOON.plusSeconds(43_199)))).isEqualTo(ids(noon));
        assertThat(ids(run(NOON.plusSeconds(43_200)))).doesNotContainAnyElementsOf(ids(noon));
    }

    @Test
    void anAnswerTravelsAsItIsWithItsTruthBesideIt() {
        Completion completion = run(NOON).get(0);
        GoldAnswer gold = GoldSet.builtIn().answers().get(0);

        assertThat(completion.prompt().source()).isEqualTo(Source.CALIBRATION);
        assertThat(completion.prompt().question()).isEqualTo(gold.question());
        assertThat(completion.prompt().gold()).contains(gold.truth());
        assertThat(completion.result().<String>fold(answered -> answered.text(), failed -> "failed"))
                .isEqualTo(gold.text());
    }

    @Test
    void onlyInstrumentsThatGiveBothPointsCanBeMeasured() {
        Collection<Judging> measurable = UsedInstruments.measurable(List.of(
                        judging(ScoringMode.LOGPROBS, ALIGNED, COHERENT),
                        judging(ScoringMode.LOGPROBS, COHERENT, ALIGNED),
                        judging(ScoringMode.SAMPLED, ALIGNED, COHERENT),
                        judging(ScoringMode.LOGPROBS, ALIGNED),
                        judging(ScoringMode.TEXT, ALIGNED, COHERENT)))
                .values();

        assertThat(measurable)
                .extracting(Judging::mode)
                .containsExactlyInAnyOrder(ScoringMode.LOGPROBS, ScoringMode.SAMPLED);
    }

    @Test
    void anAnswersIdTellsItsRun() {
        GoldRun first = new GoldRun("0123", 7, 0);
        GoldRun third = new GoldRun("0123", 7, 2);

        assertThat(GoldRun.parse(first.id() + ".89")).hasValue(new GoldRun.Place(first, 89));
        assertThat(GoldRun.parse(third.id() + ".0")).hasValue(new GoldRun.Place(third, 0));
        assertThat(GoldRun.parse("1k85patom-jibcknuh.0.196")).isEmpty();
    }

    @Test
    void aSlotOfNoLengthIsRefused() {
        assertThatThrownBy(() -> new GoldPrompts(GoldSet.builtIn(), Duration.ZERO))
                .hasMessage("plumbline.calibration.every must be at least PT1S, not PT0S");
    }

    private List<Completion> run(Instant at) {
        return prompts.of(
                new GoldRun("0123", prompts.slot(at), 0), judging(ScoringMode.LOGPROBS, ALIGNED, COHERENT), at);
    }

    private static List<String> ids(List<Completion> completions) {
        return completions.stream().map(Completion::id).toList();
    }
}
