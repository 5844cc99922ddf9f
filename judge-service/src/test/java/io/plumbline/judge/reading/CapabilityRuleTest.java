package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.judging.Rubric;
import io.plumbline.judge.scoring.LogprobScoring;
import io.plumbline.judge.scoring.RubricReplies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilityRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"100", " 100", "99", "REF", "The", "", "1000"})
    void onlyASplitHundredSpeaksAgainstATokenizer(String token) {
        assertThat(hundred(StubReplies.token(token)).isFit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", " 10"})
    void aHundredInPiecesIsUnfit(String token) {
        assertThat(hundred(StubReplies.token(token)).failed()).contains(Capability.Check.HUNDRED);
    }

    @Test
    void aReplyWithoutLogprobsIsUnfit() {
        assertThat(hundred(StubReplies.text("100")).failed()).contains(Capability.Check.LOGPROBS);
    }

    @Test
    void alternativesThatAreTogetherMoreThanCertainAreNoProbabilities() {
        Capability found = hundred(StubReplies.token(new TokenProbability("100", 1), new TokenProbability("99", 1)));

        assertThat(found.failed()).contains(Capability.Check.LOGPROBS);
        assertThat(found.detail()).contains("2.00");
        assertThat(hundred(StubReplies.token(new TokenProbability("100", 0.99), new TokenProbability("99", 0.02)))
                        .isFit())
                .as("rounding")
                .isTrue();
    }

    @Test
    void aRejectionIsOneOfLogprobsOnlyWhenTheCallWorksWithoutThem() {
        Failure rejection = (Failure) StubReplies.failure(Kind.HTTP_4XX);

        assertThat(CapabilityRule.rejected(rejection, StubReplies.text("100")).failed())
                .contains(Capability.Check.LOGPROBS);
        assertThat(CapabilityRule.rejected(rejection, rejection).finding()).isEqualTo(Capability.Finding.UNKNOWN);
        assertThat(CapabilityRule.mayRejectLogprobs(rejection)).isTrue();
        assertThat(CapabilityRule.mayRejectLogprobs((Failure) StubReplies.failure(Kind.TIMEOUT)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"97, FIT", "REF, FIT", "CODE, FIT", "The, UNFIT", "I, UNFIT"})
    void anEasyAnswerGetsANumberOrAWordOfTheRubric(String token, Capability.Finding finding) {
        assertThat(easy(StubReplies.token(token)).finding()).isEqualTo(finding);
    }

    @Test
    void aFailedCallIsNoEvidence() {
        assertThat(easy(StubReplies.failure(Kind.HTTP_5XX)).finding()).isEqualTo(Capability.Finding.UNKNOWN);
        assertThat(easy(StubReplies.refusal()).finding()).isEqualTo(Capability.Finding.UNFIT);
    }

    private static Capability hundred(ChatResult result) {
        return CapabilityRule.hundred((Reply) result);
    }

    private static Capability easy(ChatResult result) {
        return CapabilityRule.easy(
                new RubricReplies(new Rubric("aligned", "?"), List.of(result)).read(new LogprobScoring()));
    }
}
