package io.plumbline.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.answer.CarriedTokens;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.Reading;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CarriedTokensTest {

    private static final List<TokenProbability> PLAIN =
            List.of(new TokenProbability("92", 0.75), new TokenProbability("é 9", 0.125), new TokenProbability("]", 0));

    @Test
    void plainTextIsCarriedAsItCame() throws IOException {
        Reading arrived = arrived("[ {\"token\": \"92\", \"probability\":7.5E-1} ]");

        assertThat(arrived.distribution()).isInstanceOf(CarriedTokens.class);
        assertThat(new String(written(arrived), UTF_8)).contains("[ {\"token\": \"92\", \"probability\":7.5E-1} ]");
        assertThat(arrived.distribution()).containsExactly(new TokenProbability("92", 0.75));
    }

    @Test
    void whatIsReadEqualsWhatWasWritten() throws IOException {
        Reading written = new Reading("aligned", OptionalDouble.of(92), 1, "92", PLAIN);

        Reading arrived = read(written(written));

        assertThat(arrived).isEqualTo(written).hasSameHashCodeAs(written);
        assertThat(written(arrived)).isEqualTo(written(written));
    }

    @Test
    void anEscapeIsReadAtOnce() throws IOException {
        Reading arrived = arrived("[{\"token\":\"\\u0000\",\"probability\":1}]");

        assertThat(arrived.distribution())
                .isNotInstanceOf(CarriedTokens.class)
                .containsExactly(new TokenProbability("\0", 1));
    }

    @Test
    void whatANewerWriterAddsIsNoFault() throws IOException {
        assertThat(arrived("[{\"token\":\"1\",\"bytes\":[[4],{\"a\":[]}],\"probability\":1}]")
                        .distribution())
                .containsExactly(new TokenProbability("1", 1));
    }

    @Test
    void noneIsNone() throws IOException {
        assertThat(arrived("[]").distribution()).isEmpty();
        assertThat(arrived("null").distribution()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"token\":\"1\"}]",
                "[{\"probability\":1}]",
                "[{\"token\":\"1\",\"probability\":\"x\"}]",
                "[{\"token\":\"1\",\"probability\":7}",
                "[1,[2],{\"token\":[3]}]",
                "[{\"token\":\"1\",\"probability\":1},[]]",
                "[null]",
                "{\"token\":\"1\"}",
                "\"1\""
            })
    void whatIsNoDistributionIsNoReading(String distribution) {
        assertThatThrownBy(() -> arrived(distribution)).isInstanceOf(JsonProcessingException.class);
    }

    private static byte[] written(Reading reading) throws IOException {
        return EventJson.mapper().writeValueAsBytes(reading);
    }

    private static Reading read(byte[] json) throws IOException {
        return EventCodec.read(json, Reading.class);
    }

    private static Reading arrived(String distribution) throws IOException {
        return read(("{\"metric\":\"aligned\",\"points\":92,\"numericMass\":1,\"said\":\"92\",\"distribution\":"
                        + distribution + "}")
                .getBytes(UTF_8));
    }
}
