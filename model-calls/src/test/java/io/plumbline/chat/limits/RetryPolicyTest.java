package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.chat.reply.RateHints;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryPolicyTest {

    private static final Duration AGES = Duration.ofHours(1);
    private static final Failure BOOM = new Failure(Kind.HTTP_5XX, "boom", 1);
    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({"1, 0, 100", "1, 1, 200", "2, 0, 200", "2, 1, 400", "4, 1, 1600", "5, 0, 1000", "5, 1, 2000"})
    void pausesDoubleUpToTheLongestHalfOfThemChance(int attempts, double chance, long millis) {
        Attempt failed = Attempt.passing(BOOM, RateHints.NONE);

        assertThat(policy.pause(failed, attempts, 1, AGES, chance)).contains(Duration.ofMillis(millis));
    }

    @Test
    void theSixthFailureIsTheLastOfFiveRetries() {
        assertThat(policy.pause(Attempt.passing(BOOM, RateHints.NONE), 6, 1, AGES, 0.5))
                .isEmpty();
    }

    @Test
    void noRetriesMeansNone() {
        RetryPolicy none = new RetryPolicy(0, Duration.ofMillis(200), Duration.ofSeconds(2));

        assertThat(none.pause(Attempt.passing(BOOM, RateHints.NONE), 1, 1, AGES, 0.5))
                .isEmpty();
    }

    @Test
    void whatStaysIsNotRetried() {
        assertThat(policy.pause(Attempt.lasting(BOOM, RateHints.NONE), 1, 1, AGES, 0.5))
                .isEmpty();
    }

    @Test
    void theProviderIsTakenAtItsWord() {
        RateHints wait = new RateHints(Optional.of(Duration.ofSeconds(30)), Optional.empty());

        assertThat(policy.pause(Attempt.passing(BOOM, wait), 1, 1, AGES, 0)).contains(Duration.ofSeconds(30));
    }

    @Test
    void aPauseBeyondTheTotalTimeMayBeWrongAndIsTriedAsUsual() {
        RateHints wait = new RateHints(Optional.of(Duration.ofSeconds(30)), Optional.empty());

        assertThat(policy.pause(Attempt.passing(BOOM, wait), 1, 1, Duration.ofSeconds(30), 0))
                .isEqualTo(policy.pause(Attempt.passing(BOOM, RateHints.NONE), 1, 1, Duration.ofSeconds(30), 0));
    }

    @Test
    void aNegativeNumberOfRetriesIsRefusedByName() {
        assertThatThrownBy(() -> new RetryPolicy(-1, AGES, AGES)).hasMessage("max-retries must be at least 0, not -1");
    }
}
