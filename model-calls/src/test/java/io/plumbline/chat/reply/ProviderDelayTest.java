package io.plumbline.chat.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderDelayTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "1,                               PT1S",
                "' 20 ',                          PT20S",
                "0.25,                            PT0.25S",
                "0,                               PT0S",
                "20ms,                            PT0.02S",
                "1s,                              PT1S",
                "6m0s,                            PT6M",
                "1h2m3.5s,                        PT1H2M3.5S",
                "'Mon, 02 Mar 2026 12:00:30 GMT', PT30S",
                "'Mon, 02 Mar 2026 11:00:00 GMT', PT0S",
                "2026-03-02T12:01:00Z,            PT1M",
                "1772452810,                      PT10S",
                "1772452810000,                   PT10S",
                "'Fri, 31 Dec 9999 23:59:59 GMT', PT24H",
                "999999999999,                    PT24H",
                "999999999d,                      PT24H",
                "'',                              none",
                "-3,                              none",
                "soon,                            none",
                "1s!,                             none",
                "NaN,                             none",
                "99999999999999999999,            none",
            })
    void everyFormOfASpanIsRead(String text, Duration wait) {
        assertThat(ProviderDelay.read(text, NOON)).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void millisecondsAreFinerThanSeconds() {
        assertThat(hints(Map.of("Retry-After", "1", "Retry-After-Ms", "350")).retryAfter())
                .contains(Duration.ofMillis(350));
    }

    @Test
    void onlyAnExhaustedLimitCounts() {
        Map<String, String> headers = Map.of(
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "1s",
                "x-ratelimit-remaining-tokens", "149984",
                "x-ratelimit-reset-tokens", "6m0s");

        assertThat(hints(headers).exhaustedFor()).contains(Duration.ofSeconds(1));
    }

    @Test
    void othersCallTheSameHeadersOtherwise() {
        assertThat(hints(Map.of(
                                "anthropic-ratelimit-requests-remaining", "0",
                                "anthropic-ratelimit-requests-reset", "2026-03-02T12:00:07Z",
                                "anthropic-ratelimit-tokens-remaining", "8000",
                                "anthropic-ratelimit-tokens-reset", "2026-03-02T12:00:59Z"))
                        .exhaustedFor())
                .contains(Duration.ofSeconds(7));
        assertThat(hints(Map.of("RateLimit-Remaining", "0", "RateLimit-Reset", "5"))
                        .exhaustedFor())
                .contains(Duration.ofSeconds(5));
        assertThat(hints(Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1772452809000"))
                        .exhaustedFor())
                .contains(Duration.ofSeconds(9));
    }

    @Test
    void oneProviderSaysInTheBodyWhenToComeBack() {
        String body = "[{\"error\":{\"code\":429,\"message\":\"Resource exhausted\",\"details\":[{\"@type\":"
                + "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"34.5s\"}]}}]";

        assertThat(RateHints.of(new RawReply(429, Map.of(), body, Duration.ZERO), false, NOON)
                        .retryAfter())
                .contains(Duration.ofMillis(34_500));
        assertThat(RateHints.of(new RawReply(200, Map.of(), body, Duration.ZERO), false, NOON))
                .as("what a model says is no header")
                .isEqualTo(RateHints.NONE);
    }

    private static RateHints hints(Map<String, String> headers) {
        return RateHints.of(new RawReply(429, headers, "", Duration.ZERO), false, NOON);
    }
}
