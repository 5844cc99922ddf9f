package io.plumbline.gateway.answers.redaction;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class RedactorTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to jane.doe+x@example.co.uk.|Write to [EMAIL].",
                "<a@example.com>, b_c@example.org!|<[EMAIL]>, [EMAIL]!",
                "call +43 1 58858-0 today|call [PHONE] today",
                "call +1 (202) 456-1111.|call [PHONE].",
                "card 4111 1111 1111 1111 please|card [CARD] please",
                "card 5500-0000-0000-0004|card [CARD]",
                "amex 378282246310005|amex [CARD]",
                "my key is sk-abcdefghij0123456789ABCDEFGHIJ|my key is [KEY]",
                "AKIAIOSFODNN7EXAMPLE and xoxb-1234567890-abc|[KEY] and [KEY]",
                "-----BEGIN RSA PRIVATE KEY----- MIIEow -----END RSA PRIVATE KEY----- end|[KEY] end"
            })
    void personalDataIsReplacedByItsKind(String text, String redacted) {
        assertThat(redactor("email,phone,card,key", Map.of()).redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In 1789 and 2026, 12345678901234567 people came.",
                "4111 1111 1111 1112 fails the check digit",
                "user@localhost and @handle and a@b",
                "version 1.2.3.4 of 2026-03-01T09:00:00Z",
                "the ski-slope, risk-free, at 100 %"
            })
    void whatOnlyLooksLikeItStays(String text) {
        assertThat(redactor("email,phone,card,key", Map.of()).redact(text)).isEqualTo(text);
    }

    @Test
    void whatIsFoundIsCountedByKind() {
        redactor("email,card", Map.of()).redact("a@example.com, b@example.com, 4111111111111111");

        assertThat(count("email")).isEqualTo(2);
        assertThat(count("card")).isEqualTo(1);
    }

    @Test
    void theOperatorChoosesDetectorsAndAddsPatterns() {
        Redactor redactor = redactor("none", Map.of("customer-number", "C-[0-9]{6}"));

        assertThat(redactor.redact("C-123456 wrote from a@example.com"))
                .isEqualTo("[CUSTOMER-NUMBER] wrote from a@example.com");
    }

    @Test
    void aDetectorThatDoesNotExistEndsTheStart() {
        assertThatThrownBy(() -> redactor("email,nose", Map.of()))
                .hasMessageContaining("plumbline.redaction.detectors")
                .hasMessageContaining("nose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "1 ", "1-", "@a.", "-----BEGIN PRIVATE KEY-----", "+1 ", "a@", "eyJ."})
    void noTextTakesLong(String piece) {
        String hostile = piece.repeat(1_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redactor("email,phone,card,key", Map.of())
                .redact(hostile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+b", "(.*a){20}", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void noExpressionOfTheOperatorTakesLong(String catastrophic) {
        Redactor redactor = redactor("none", Map.of("own", catastrophic));

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redactor.redact("a".repeat(100_000) + "!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(?<!a)b", "(a)\\1"})
    void anExpressionThatCannotBeBoundedEndsTheStart(String expression) {
        assertThatThrownBy(() -> redactor("none", Map.of("own", expression)))
                .hasMessageContaining("plumbline.redaction.patterns.own");
    }

    private Redactor redactor(String detectors, Map<String, String> patterns) {
        return new Redactor(
                new RedactionConfig() {
                    @Override
                    public Set<String> detectors() {
                        return Set.of(detectors.split(","));
                    }

                    @Override
                    public String phoneRegion() {
                        return "ZZ";
                    }

                    @Override
                    public Map<String, String> patterns() {
                        return patterns;
                    }
                },
                meters);
    }

    private double count(String kind) {
        return meters.get("plumbline.redactions").tag("kind", kind).counter().count();
    }
}
