package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.Rubric;
import io.plumbline.judge.scoring.LogprobScoring;
import io.plumbline.judge.scoring.RubricReplies;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScaleRuleTest {

    /** What a judge says to good answers and to bad ones, each nearly certain. */
    @ParameterizedTest
    @CsvSource({
        "95, 5, FIT, ''",
        "62, 38, FIT, ''",
        "70, 45, UNFIT, SCALE",
        "50, 0, UNFIT, SCALE",
        "0, 0, UNFIT, SCALE", // 0 to 1
        "9, 1, UNFIT, SCALE", // 0 to 10, or the first digit of 95
        "100, 100, UNFIT, SCALE",
        "50, 50, UNFIT, SCALE",
        "5, 95, UNFIT, SCALE", // upside down
        "The, The, UNFIT, MASS",
        "95, The, UNFIT, MASS",
        "REF, REF, UNSEEN, ''",
        "CODE, CODE, UNSEEN, ''",
        "95, REF, UNSEEN, ''"
    })
    void aScaleIsSeenOnKnownAnswersOfBothKinds(String good, String bad, CheckFinding finding, String check) {
        Capability found = found(answer -> StubReplies.token(answer.isGood() ? good : bad));

        assertThat(found.finding()).isEqualTo(finding);
        assertThat(found.failed().map(Enum::name).orElse("")).isEqualTo(check);
    }

    @Test
    void probabilityThatWasNotSentMustNotMatter() {
        assertThat(found(answer -> few(answer, 0.9)).finding()).isEqualTo(CheckFinding.FIT);
        assertThat(found(answer -> few(answer, 0.55)).failed()).contains(Capability.Check.SCALE);
    }

    @Test
    void aFailedCallIsNoEvidence() {
        assertThat(found(answer -> StubReplies.failure(Kind.HTTP_5XX)).finding())
                .isEqualTo(CheckFinding.UNKNOWN);
    }

    @Test
    void aFilterThatWithholdsABadAnswerIsNoEvidence() {
        assertThat(found(answer -> answer.isGood() ? StubReplies.token("95") : StubReplies.failure(Kind.FILTERED))
                        .finding())
                .isEqualTo(CheckFinding.UNSEEN);
        assertThat(found(answer -> StubReplies.refusal()).failed()).contains(Capability.Check.MASS);
    }

    @Test
    void aJudgeWithLogprobsForSomeAnswersOnlyIsUnfit() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(found(answer -> calls.incrementAndGet() % 2 == 0
                                ? StubReplies.text("95")
                                : StubReplies.token(answer.isGood() ? "95" : "5"))
                        .failed())
                .contains(Capability.Check.LOGPROBS);
    }

    @Test
    void twoProvidersBehindOneNameAreTold() {
        AtomicInteger calls = new AtomicInteger();
        Capability found = found(answer -> calls.incrementAndGet() % 2 == 0
                ? StubReplies.token(new TokenProbability(answer.isGood() ? "95" : "5", 0.9))
                : StubReplies.token(
                        new TokenProbability(answer.isGood() ? "95" : "5", 0.6),
                        new TokenProbability(answer.isGood() ? "90" : "10", 0.399)));

        assertThat(found.failed()).contains(Capability.Check.LOGPROBS);
        assertThat(found.detail()).contains("2 alternatives for some answers and 1 for others");
    }

    private static ChatResult few(ReferenceAnswer answer, double probability) {
        return StubReplies.token(new TokenProbability(answer.isGood() ? "95" : "5", probability));
    }

    private static Capability found(Function<ReferenceAnswer, ChatResult> judge) {
        return ScaleRule.of(ReferenceAnswer.all().stream()
                .map(answer -> new ScaleRule.Trial(
                        answer,
                        new RubricReplies(new Rubric(answer.metric(), "?"), List.of(judge.apply(answer)))
                                .read(new LogprobScoring())))
                .toList());
    }
}
