package io.plumbline.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;

/** An option whose value is a JSON object, or the name of a file with one behind {@code @}. */
public final class JsonOption {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonOption() {}

    /** The object; fails with one line if the value is none. */
    public static JsonNode object(String option, String value) {
        String text = value.startsWith("@") ? TextFile.text(Path.of(value.substring(1))) : value;
        try {
            JsonNode parsed = JSON.readTree(text);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailure(option + ": is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new CommandFailure(option + ": must be a JSON object, such as {\"reasoning_effort\":\"none\"}");
    }
}
