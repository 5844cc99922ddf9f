package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Takes what a private question set's owner wants nobody to read out of a page of answers: ids, outcomes and points stay. */
final class PrivateTexts {

    private static final List<String> TEXTS = List.of("question", "answer", "reasoning");

    private PrivateTexts() {}

    /** The page without the texts of these sets; an answer that does not name its set is taken for one of them. */
    static JsonNode without(JsonNode page, Set<String> hidden) {
        page.path("answers").forEach(answer -> {
            JsonNode set = answer.path("questionSet");
            if (!hidden.isEmpty() && (!set.isTextual() || hidden.contains(set.asText()))) {
                ((ObjectNode) answer).remove(TEXTS);
            }
        });
        return page;
    }
}
