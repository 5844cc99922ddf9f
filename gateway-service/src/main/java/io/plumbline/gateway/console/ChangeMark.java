package io.plumbline.gateway.console;

import io.plumbline.reports.models.ChangeMarker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a model, as pages show it.
 *
 * @param at time of the first answer with the new value
 * @param what the kind of change in words
 * @param from the previous value; untrusted
 * @param to the new value; untrusted
 */
public record ChangeMark(Instant at, String what, String from, String to) {

    /** Changes that a list shows at most. */
    private static final int LISTED = 20;

    static ChangeMark of(ChangeMarker change) {
        return new ChangeMark(
                change.firstSeenAt(),
                change.kind().label().replace('_', ' '),
                VisibleText.text(change.from()),
                VisibleText.text(change.to()));
    }

    public static List<ChangeMark> of(List<ChangeMarker> changes) {
        return changes.stream().map(ChangeMark::of).toList();
    }

    /** The newest changes up to a time, the newest first. */
    public static List<ChangeMark> newest(List<ChangeMark> changes, Instant end) {
        return changes.stream()
                .filter(change -> !change.at().isAfter(end))
                .sorted(Comparator.comparing(ChangeMark::at).reversed())
                .limit(LISTED)
                .toList();
    }

    public String when() {
        return Format.time(at);
    }

    /** Such as {@code revision: r1 → r2}. */
    public String words() {
        return what + ": " + move();
    }

    /** The previous and the new value. */
    public String move() {
        return (from.isEmpty() ? "none" : from) + " \u2192 " + (to.isEmpty() ? "none" : to);
    }
}
