package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.PollReply;
import io.quarkus.qute.TemplateInstance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of a model's page, each as HTML with the mark of what it shows. A browser says which marks it has, and gets the parts
 * that differ.
 *
 * @param html by the part's name
 * @param marks by the part's name, and under {@link #KNOWN} that of all that the fleet knows of the model
 */
record LiveParts(Map<String, String> html, Map<String, String> marks) {

    /** What stands and falls with every answer; where it is the same, nothing else needs to be asked for. */
    static final String KNOWN = "known";

    private static final int MOST_MARKS = 32;

    /** A part that differs. */
    public record Part(String name, String html) {}

    /** Of all parts. */
    static LiveParts of(String known, Map<String, TemplateInstance> parts) {
        LiveParts all = new LiveParts(new LinkedHashMap<>(), new LinkedHashMap<>());
        all.marks.put(KNOWN, PollReply.mark(known));
        parts.forEach(all::put);
        return all;
    }

    /** Those that a browser has, of which nothing but their marks is known. */
    static LiveParts seen(String seen) {
        Map<String, String> marks = seen == null
                ? Map.of()
                : Arrays.stream(seen.split(",", MOST_MARKS))
                        .map(mark -> mark.split(":", 2))
                        .filter(mark -> mark.length == 2)
                        .collect(Collectors.toMap(
                                mark -> mark[0], mark -> mark[1], (one, other) -> other, LinkedHashMap::new));
        return new LiveParts(new LinkedHashMap<>(), new LinkedHashMap<>(marks));
    }

    /** Puts another part in the place of one. */
    void put(String name, TemplateInstance part) {
        String text = part.render();
        html.put(name, text);
        marks.put(name, PollReply.mark(text));
    }

    /** Whether the fleet knows nothing else of the model. */
    boolean isOf(String known) {
        return PollReply.mark(known).equals(marks.get(KNOWN));
    }

    /** Those whose marks a browser does not have. */
    List<Part> unlike(LiveParts seen) {
        return html.entrySet().stream()
                .filter(part -> !marks.get(part.getKey()).equals(seen.marks.get(part.getKey())))
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    /** A part by its name. */
    public String part(String name) {
        return html.get(name);
    }

    /** All marks in one word. */
    String seen() {
        return marks.entrySet().stream()
                .map(mark -> mark.getKey() + ":" + mark.getValue())
                .collect(Collectors.joining(","));
    }
}
