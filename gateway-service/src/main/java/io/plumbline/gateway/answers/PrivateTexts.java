package io.plumbline.gateway.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes what a private question set's owner wants nobody to read out of a page of answers: ids, outcomes and points stay. */
final class PrivateTexts {

    private static final List<String> TEXTS = List.of("question", "answer", "reasoning");

    private PrivateTexts() {}

    /** The page without the texts of these sets; an answer that does not name its set is taken for one of a private set. */
    static JsonNode without(JsonNode page, Set<String> hidden) {
        page.path("answers").forEach(answer -> {
            if (setOf(answer).allMatch(hidden::contains)) {
                ((ObjectNode) answer).remove(TEXTS);
            }
        });
        return page;
    }

    /** The name of an answer's question set, where it says. */
    static Stream<String> setOf(JsonNode answer) {
        JsonNode set = answer.path("questionSet");
        return set.isTextual() ? Stream.of(set.asText()) : Stream.empty();
    }
}
