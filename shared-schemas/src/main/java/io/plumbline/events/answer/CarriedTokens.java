package io.plumbline.events.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.plumbline.events.field.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;

/**
 * Alternatives on their way from a topic to a table. They stay the text in which they arrived until a caller reads one. Two distributions of twenty alternatives are a third of a score, and its reader only passes them on.
 *
 * <p>That each has a token and a probability is checked on arrival; that the probability is one, when they are looked at.
 */
public final class CarriedTokens extends AbstractList<TokenProbability> {

    /** Attribute of a reader: the whole record, of which the alternatives are a part. */
    public static final String RECORD = "record";

    private static final TypeReference<List<TokenProbability>> LIST = new TypeReference<>() {};

    private final String json;
    private List<TokenProbability> read;

    private CarriedTokens(String json) {
        this.json = json;
    }

    @Override
    public TokenProbability get(int index) {
        return read().get(index);
    }

    @Override
    public int size() {
        return read().size();
    }

    private List<TokenProbability> read() {
        if (read == null) {
            try {
                read = parse(json);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("no distribution", e);
            }
        }
        return read;
    }

    private static List<TokenProbability> parse(String json) throws JsonProcessingException {
        return List.copyOf(EventJson.mapper().readValue(json, LIST));
    }

    /** Keeps the text if it has no escapes: an escape may stand for a character that a table cannot hold. */
    public static final class Reader extends StdDeserializer<List<TokenProbability>> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(List.class);
        }

        @Override
        public List<TokenProbability> deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            byte[] record = (byte[]) context.getAttribute(RECORD);
            long start = parser.currentTokenLocation().getByteOffset();
            if (record == null || start < 0 || !parser.hasToken(JsonToken.START_ARRAY)) {
                return context.readValue(parser, context.getTypeFactory().constructType(LIST));
            }
            boolean complete = pass(parser);
            int length = (int) (parser.currentLocation().getByteOffset() - start);
            String json = new String(record, (int) start, length, StandardCharsets.UTF_8);
            return complete && json.indexOf('\\') < 0 ? new CarriedTokens(json) : parse(json);
        }

        /** Goes to the end of the array; whether each element is an object with one token and one probability. */
        private static boolean pass(JsonParser parser) throws IOException {
            boolean complete = true;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                complete &= passElement(parser);
            }
            if (!parser.hasToken(JsonToken.END_ARRAY)) {
                complete = false;
                do {
                    parser.skipChildren();
                } while (parser.nextToken() != JsonToken.END_ARRAY);
            }
            return complete;
        }

        private static boolean passElement(JsonParser parser) throws IOException {
            int tokens = 0;
            int probabilities = 0;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                tokens += name.equals("token") && value == JsonToken.VALUE_STRING ? 1 : 0;
                probabilities += name.equals("probability") && value.isNumeric() ? 1 : 0;
                parser.skipChildren();
            }
            return tokens == 1 && probabilities == 1;
        }
    }

    /** Writes carried text as it is. */
    public static final class Writer extends StdSerializer<List<TokenProbability>> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<TokenProbability> tokens, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            if (tokens instanceof CarriedTokens carried) {
                generator.writeRawValue(carried.json);
                return;
            }
            generator.writeStartArray();
            for (TokenProbability token : tokens) {
                provider.defaultSerializeValue(token, generator);
            }
            generator.writeEndArray();
        }
    }
}
