package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes what a private question set's owner wants nobody to read out of a page of answers: ids, outcomes and points stay. */
final class PrivateTexts {

    private static final List<String> TEXTS = List.of("question", "answer", "reasoning");

    private PrivateTexts() {}

    static JsonNode without(JsonNode page) {
        page.path("answers").forEach(answer -> ((ObjectNode) answer).remove(TEXTS));
        return page;
    }
}
