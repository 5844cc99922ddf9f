package io.plumbline.events.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.events.EventCodec;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.field.UnreadableEventException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyFieldsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Target PLAIN = new Target(
            URI.create("http://127.0.0.1:1/v1"), "m", Optional.of("KEY"), Map.of("x-a", "1"), Map.of("v", "2"));

    /** As the release before body fields wrote it. */
    private static final String OLD =
            "{\"endpoint\":\"http://127.0.0.1:1/v1\",\"modelName\":\"m\",\"credential\":\"KEY\",\"headers\":{\"x-a\":\"1\"},\"query\":{\"v\":\"2\"}}";

    @Test
    void neitherTheOrderOfNamesNorTheParserMakesADifference() throws JsonProcessingException {
        BodyFields one = fields("{\"b\":{\"y\":[{\"q\":1,\"p\":0.50}],\"x\":null},\"a\":7}");
        ObjectNode other = JSON.createObjectNode();
        // As a YAML parser makes its numbers.
        other.set("a", JsonNodeFactory.instance.numberNode(new BigInteger("7")));
        ObjectNode inner = other.putObject("b");
        inner.putNull("x");
        inner.putArray("y").addObject().put("p", 0.5).put("q", 1L);

        assertThat(BodyFields.of(other)).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.json()).isEqualTo("{\"a\":7,\"b\":{\"x\":null,\"y\":[{\"p\":0.5,\"q\":1}]}}");
        assertThat(fields("{\"a\":[1,2]}"))
                .as("the order of a list has a meaning")
                .isNotEqualTo(fields("{\"a\":[2,1]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "5", "true", "null"})
    void onlyAnObjectIsABody(String json) {
        assertThatThrownBy(() -> fields(json)).hasMessage("body must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"a":1}            | {"b":2}             | {"a":1,"b":2}
            {"a":1}            | {"a":{"b":2}}       | {"a":{"b":2}}
            {"a":{"b":1}}      | {"a":2}             | {"a":2}
            {"a":{"b":1,"c":1}}| {"a":{"c":2,"d":3}} | {"a":{"b":1,"c":2,"d":3}}
            {"a":[1,2]}        | {"a":[3]}           | {"a":[3]}
            {"a":1}            | {"a":null}          | {"a":null}
            {"a":1}            | {}                  | {"a":1}
            """)
    void objectsAreMergedAndOtherValuesReplaced(String request, String fields, String merged)
            throws JsonProcessingException {
        ObjectNode body = (ObjectNode) JSON.readTree(request);

        fields(fields).mergeInto(body);

        assertThat(body).isEqualTo(JSON.readTree(merged));
    }

    @Test
    void aTargetWithoutBodyIsWrittenAsBeforeThereWereAny() throws JsonProcessingException {
        assertThat(EventJson.mapper().writeValueAsString(PLAIN)).isEqualTo(OLD);
        assertThat(EventJson.mapper().readValue(OLD, Target.class)).isEqualTo(PLAIN);
        assertThat(EventJson.mapper()
                        .readValue("{\"endpoint\":\"http://127.0.0.1:1/v1\",\"modelName\":\"m\"}", Target.class))
                .isEqualTo(Target.open(PLAIN.endpoint(), "m"));
    }

    @Test
    void aBodyTravelsWithAnEventBesideTheOtherFields() throws JsonProcessingException {
        Target sending = PLAIN.sending(fields("{\"think\":false,\"options\":{\"n_ctx\":8}}"));
        RegisteredModel model = new RegisteredModel("id", "v1", sending, Optional.empty(), Map.of(), Instant.EPOCH);

        byte[] bytes = EventCodec.encode(model);

        assertThat(JSON.readTree(new String(bytes, UTF_8))
                        .at("/target/body/options/n_ctx")
                        .asInt())
                .isEqualTo(8);
        assertThat(EventCodec.decode(bytes, RegisteredModel.class)).isEqualTo(model);
        assertThat(sending.on(Optional.empty(), Optional.empty()).body()).isEqualTo(sending.body());
    }

    @Test
    void anEventWhoseBodyIsNoObjectIsUnreadable() {
        String event = "{\"id\":\"a\",\"revision\":\"\",\"registeredAt\":\"1970-01-01T00:00:00Z\",\"target\":"
                + OLD.replace("}}", "},\"body\":[1]}") + "}";

        assertThatThrownBy(() -> EventCodec.decode(event.getBytes(UTF_8), RegisteredModel.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("body must be a JSON object");
    }

    private static BodyFields fields(String json) throws JsonProcessingException {
        return BodyFields.of(JSON.readTree(json));
    }
}
