package io.plumbline.gateway.recurring.calibration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sending of the gold set.
 *
 * @param instrument hash of the instrument's id
 * @param slot number of the time slot, counted from 1970 on
 * @param attempt 0 for the slot's first run, higher for a repetition after failed runs
 */
record GoldRun(String instrument, long slot, int attempt) {

    private static final Pattern PROMPT = Pattern.compile("(?<run>" + GoldPrompts.MODEL
            + "-(?<instrument>[0-9a-f]{1,64})-(?<slot>[0-9]{1,18})(-(?<attempt>[0-9]{1,9}))?)\\.(?<place>[0-9]{1,9})");

    /** A labelled answer of a run, by its place in the set, from 0. */
    record Place(GoldRun run, int place) {}

    /** The run's id, which stands in a prompt's probe id. */
    String id() {
        return GoldPrompts.MODEL + "-" + instrument + "-" + slot + (attempt == 0 ? "" : "-" + attempt);
    }

    /** Reads a prompt's id; empty if the prompt is not of a labelled answer. */
    static Optional<Place> parse(String promptId) {
        Matcher parts = PROMPT.matcher(promptId);
        return parts.matches()
                ? Optional.of(new Place(
                        new GoldRun(
                                parts.group("instrument"),
                                Long.parseLong(parts.group("slot")),
                                parts.group("attempt") == null ? 0 : Integer.parseInt(parts.group("attempt"))),
                        Integer.parseInt(parts.group("place"))))
                : Optional.empty();
    }
}
