package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.judging.CheckFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilityRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"100", " 100", "99", "REF", "The", "", "1000"})
    void onlyASplitHundredSpeaksAgainstATokenizer(String token) {
        assertThat(hundred(StubReplies.token(token)).admits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", " 10", "<0x31>", "\u25811"})
    void aHundredInPiecesIsUnfit(String token) {
        assertThat(hundred(StubReplies.token(token)).failed()).contains(Capability.Check.HUNDRED);
    }

    @Test
    void aDigitAmongUnlikelyAlternativesWithoutAHundredIsProofOfDigits() {
        Capability found = hundred(StubReplies.token(
                new TokenProbability("I", 0.134), new TokenProbability("1", 0.114), new TokenProbability("The", 0.05)));

        assertThat(found.failed()).contains(Capability.Check.HUNDRED);
        assertThat(hundred(StubReplies.token(
                                new TokenProbability("1", 0.6),
                                new TokenProbability("Sure", 0.2),
                                new TokenProbability("100", 0.01)))
                        .admits())
                .as("a tokenizer that has 100")
                .isTrue();
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
                        .admits())
                .as("rounding")
                .isTrue();
    }

    @Test
    void aRejectionIsOneOfLogprobsOnlyWhenTheCallWorksWithoutThem() {
        Failure rejection = (Failure) StubReplies.failure(Kind.HTTP_4XX);

        assertThat(CapabilityRule.rejected(rejection, StubReplies.text("100")).failed())
                .contains(Capability.Check.LOGPROBS);
        assertThat(CapabilityRule.rejected(rejection, rejection).finding()).isEqualTo(CheckFinding.UNKNOWN);
        assertThat(CapabilityRule.mayRejectLogprobs(rejection)).isTrue();
        assertThat(CapabilityRule.mayRejectLogprobs((Failure) StubReplies.failure(Kind.TIMEOUT)))
                .isFalse();
    }

    private static Capability hundred(ChatResult result) {
        return CapabilityRule.hundred((Reply) result, 20);
    }
}
