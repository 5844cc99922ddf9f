package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.PollReply;
import io.quarkus.qute.TemplateInstance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of a model's page. A poll carries the marks of the parts that the browser has, and its reply the parts that differ.
 *
 * @param html HTML by name of the part
 * @param marks mark by name of the part; under {@link #KNOWN} the mark of the fleet's report on the model
 */
record LiveParts(Map<String, String> html, Map<String, String> marks) {

    /** The fleet's report changes with every answer; if it is unchanged, no other report needs to be read. */
    static final String KNOWN = "known";

    private static final int MOST_MARKS = 32;

    /** A part that the browser must replace. */
    public record Part(String name, String html) {}

    /** All parts, with the fleet's report in any stable text form. */
    static LiveParts of(String known, Map<String, TemplateInstance> parts) {
        LiveParts all = new LiveParts(new LinkedHashMap<>(), new LinkedHashMap<>());
        all.marks.put(KNOWN, PollReply.mark(known));
        parts.forEach(all::put);
        return all;
    }

    /** The parts that a browser has; only their marks are known. */
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

    /** Adds or replaces a part. */
    void put(String name, TemplateInstance part) {
        String text = part.render();
        html.put(name, text);
        marks.put(name, PollReply.mark(text));
    }

    /** Whether these parts were made from this report of the fleet. */
    boolean isOf(String known) {
        return PollReply.mark(known).equals(marks.get(KNOWN));
    }

    /** The parts whose marks differ from those of a browser. */
    List<Part> unlike(LiveParts seen) {
        return html.entrySet().stream()
                .filter(part -> !marks.get(part.getKey()).equals(seen.marks.get(part.getKey())))
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    public String part(String name) {
        return html.get(name);
    }

    /** All marks in one text, as polls carry them. */
    String seen() {
        return marks.entrySet().stream()
                .map(mark -> mark.getKey() + ":" + mark.getValue())
                .collect(Collectors.joining(","));
    }
}
