package io.plumbline.gateway.models.delays;

import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DelayNoteTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static EndpointCondition condition(Cause cause, int callsAtOnce, int waitSeconds, Instant until) {
        return new EndpointCondition(
                "id",
                "r" + callsAtOnce,
                URI.create("http://user.example:8000/v1/long/path"),
                "sft-7b",
                cause,
                cause == Cause.TIMEOUTS ? "no reply" : "HTTP 503",
                callsAtOnce,
                Duration.ofSeconds(waitSeconds),
                NOON,
                Optional.ofNullable(until),
                NOON.plusSeconds(10));
    }

    private static String note(long open, EndpointCondition... conditions) {
        return DelayNote.of("model sft-7b", List.of(conditions), open).orElse("");
    }

    @Test
    void nothingIsSaidIfNothingHoldsCallsUp() {
        assertThat(note(32)).isEmpty();
    }

    /** 32 prompts at 4 at once are 8 rounds of 120 s: 16 minutes. */
    @Test
    void aSlowModelsNoteSaysWhatTimesOutHowManyGoAtOnceAndWhenItEnds() {
        assertThat(note(32, condition(Cause.TIMEOUTS, 4, 120, null)))
                .isEqualTo(
                        "model sft-7b at user.example:8000 has been slow since 12:00:00 UTC: calls time out; now each waits up to"
                                + " 120 s for its reply, and at most 4 go at once; what is open takes up to about 20 min");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 5, up to about 10 s",
        "60, 1, 1, up to about 1 min",
        "61, 1, 1, up to about 2 min",
        "7200, 1, 1, up to about 2 h",
        "86400, 1, 1, up to about 24 h",
        "1000000, 1, 600, possibly more than 24 h",
        "9223372036854775, 1, 600, possibly more than 24 h",
        "0, 1, 600, up to about 10 s",
    })
    void theEndIsEstimatedInStepsSoThatTheSentenceChangesSeldom(
            long open, int callsAtOnce, int waitSeconds, String end) {
        assertThat(note(open, condition(Cause.TIMEOUTS, callsAtOnce, waitSeconds, null)))
                .endsWith("what is open takes " + end);
    }

    @Test
    void replicasAddUpTheirCallsAndTheWorstCauseIsTold() {
        assertThat(note(32, condition(Cause.TIMEOUTS, 4, 120, null), condition(Cause.TIMEOUTS, 2, 60, null)))
                .contains("at most 6 go at once", "up to 120 s");
        assertThat(note(
                        32,
                        condition(Cause.TIMEOUTS, 4, 120, null),
                        condition(Cause.RATE_LIMIT, 1, 60, NOON.plusSeconds(30)),
                        condition(Cause.FAILURES, 1, 60, NOON.plusSeconds(120))))
                .isEqualTo(
                        "model sft-7b at user.example:8000 has failed every call since 12:00:00 UTC (HTTP 503); one call at a"
                                + " time tries it, and if none succeeds, waiting prompts fail from 12:02:00 UTC");
    }

    @Test
    void aPauseIsToldWithItsEndAndWithTheDayIfThatIsFarAway() {
        assertThat(note(32, condition(Cause.RATE_LIMIT, 1, 60, NOON.plusSeconds(90))))
                .endsWith("because they are too many; calls wait until 12:01:30 UTC");
        assertThat(note(32, condition(Cause.QUOTA, 1, 60, Instant.parse("2026-03-02T12:00:00Z"))))
                .contains("its quota is used up (HTTP 503); prompts fail until 2026-03-02 12:00 UTC");
    }
}
