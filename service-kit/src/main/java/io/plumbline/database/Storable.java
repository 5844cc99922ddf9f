package io.plumbline.database;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.plumbline.events.field.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Text as PostgreSQL can hold it. A null character and half of a surrogate pair are legal in JSON and in Java, and no
 * PostgreSQL text can hold them; both become the replacement character, so that no answer is lost for them.
 */
public final class Storable {

    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonMapper MAPPER = EventJson.mapper()
            .rebuild()
            .addModule(new SimpleModule().addSerializer(String.class, new StorableStrings()))
            .build();

    private Storable() {}

    /** The text with characters that can be stored; nearly always the given text itself. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(text, i);
            }
        }
        return text;
    }

    /** The text for a nullable column; null for an empty value. */
    public static String text(Optional<String> text) {
        return text.map(Storable::text).orElse(null);
    }

    /** JSON whose strings can be stored. */
    public static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    private static String repaired(String text, int from) {
        StringBuilder repaired = new StringBuilder(text.length()).append(text, 0, from);
        text.substring(from)
                .codePoints()
                .map(c -> c == 0 || isHalf(c) ? REPLACEMENT : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    /** A whole pair arrives as one supplementary code point, so what is a surrogate here stands alone. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Repairs every string on its way into JSON. */
    private static final class StorableStrings extends StdSerializer<String> {

        private static final long serialVersionUID = 1L;

        StorableStrings() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text(value));
        }
    }
}
