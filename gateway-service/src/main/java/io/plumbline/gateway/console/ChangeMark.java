package io.plumbline.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Something about a model changed.
 *
 * @param at when an answer first showed it
 * @param what kind of thing
 * @param from the value before; untrusted
 * @param to the value since; untrusted
 */
public record ChangeMark(Instant at, String what, String from, String to) {

    private static final int MOST = 20;

    /** All of a model. */
    public static List<ChangeMark> of(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(change -> new ChangeMark(
                        Instant.parse(change.path("firstSeenAt").asText()),
                        change.path("kind").asText().replace('_', ' '),
                        VisibleText.text(change.path("from").asText()),
                        VisibleText.text(change.path("to").asText())))
                .toList();
    }

    /** Those before a time, the newest first. */
    public static List<ChangeMark> before(JsonNode changes, Instant end) {
        return of(changes).stream()
                .filter(change -> !change.at().isAfter(end))
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .limit(MOST)
                .toList();
    }

    public String when() {
        return Format.time(at);
    }

    /** In few words. */
    public String words() {
        return what + ": " + move();
    }

    /** From which value to which. */
    public String move() {
        return (from.isEmpty() ? "none" : from) + " \u2192 " + (to.isEmpty() ? "none" : to);
    }
}
