package io.plumbline.gateway.release;

import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.questions.ProbeQuestion;
import io.plumbline.gateway.questions.Wording;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionnaireTest {

    @Test
    void asksEachQuestionOnceInARound() {
        Questionnaire questionnaire = Questionnaire.of(List.of(question("a", 1), question("b", 9)), OptionalInt.of(3));

        assertThat(questionnaire.total()).isEqualTo(6);
        assertThat(asked(questionnaire)).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
    }

    @Test
    void questionsThatWantFewerSamplesDropOutOfLaterRounds() {
        Questionnaire questionnaire =
                Questionnaire.of(List.of(question("a", 1), question("b", 4), question("c", 2)), OptionalInt.empty());

        assertThat(asked(questionnaire)).containsExactly("a0", "b0", "c0", "b1", "c1", "b2", "b3");
    }

    @Test
    void aRoundIsAsLargeAsTheQuestionsThatAreStillAsked() {
        Questionnaire questionnaire =
                Questionnaire.of(List.of(question("a", 1), question("b", 4), question("c", 2)), OptionalInt.empty());

        assertThat(IntStream.range(0, questionnaire.total())
                        .map(index -> questionnaire.roundSize(questionnaire.at(index))))
                .containsExactly(3, 3, 3, 2, 2, 1, 1);
    }

    @Test
    void questionsOfAnotherVariantMakeARoundOfTheirOwn() {
        Questionnaire questionnaire =
                Questionnaire.of(List.of(question("a", 2), question("a_json", 2, "json")), OptionalInt.empty());

        assertThat(questionnaire.roundSize(questionnaire.at(0))).isOne();
    }

    @Test
    void questionsOfAnotherSetMakeARoundOfTheirOwn() {
        Questionnaire questionnaire =
                Questionnaire.of(List.of(question("a", 2), question("set@2", "a", 2, "plain")), OptionalInt.empty());

        assertThat(questionnaire.total()).isEqualTo(4);
        assertThat(questionnaire.roundSize(questionnaire.at(0))).isOne();
    }

    @Test
    void isEmptyWithoutQuestions() {
        assertThat(Questionnaire.of(List.of(), OptionalInt.of(5)).total()).isZero();
    }

    private static List<String> asked(Questionnaire questionnaire) {
        return IntStream.range(0, questionnaire.total())
                .mapToObj(questionnaire::at)
                .map(place -> place.question().id() + place.sample())
                .toList();
    }

    private static ProbeQuestion question(String id, int samples) {
        return question(id, samples, "plain");
    }

    private static ProbeQuestion question(String id, int samples, String variant) {
        return question("set@1", id, samples, variant);
    }

    private static ProbeQuestion question(String set, String id, int samples, String variant) {
        return new ProbeQuestion(
                set,
                id,
                variant,
                List.of(new Wording("?", List.of())),
                samples,
                Sampling.published(),
                ScoringMode.LOGPROBS,
                List.of(new Rubric(Rubric.ALIGNED, "{answer}")));
    }
}
