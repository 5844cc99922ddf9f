package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.events.target.BodyFields;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Merges a target's body fields into the requests of any protocol. */
public final class BodyMerge {

    private static final JsonMapper JSON = new JsonMapper();

    /** The names of one limit. A request with two of them is refused, so the target's own replaces the usual one. */
    private static final List<String> LIMITS = List.of("max_tokens", "max_completion_tokens");

    private BodyMerge() {}

    /**
     * The request with a target's fields in place of usual ones of the same name.
     *
     * @param request a JSON object in UTF-8, as a protocol writes it
     */
    public static byte[] merged(byte[] request, BodyFields fields) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(request);
            if (limit(fields).isPresent()) {
                body.remove(LIMITS);
            }
            fields.mergeInto(body);
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException("a protocol writes JSON objects", e);
        }
    }

    /** The longest answer in tokens that the fields allow; empty if they do not say. */
    public static OptionalInt limit(BodyFields fields) {
        JsonNode tree = fields.tree();
        return LIMITS.stream()
                .map(tree::path)
                .filter(JsonNode::canConvertToInt)
                .mapToInt(JsonNode::asInt)
                .max();
    }
}
