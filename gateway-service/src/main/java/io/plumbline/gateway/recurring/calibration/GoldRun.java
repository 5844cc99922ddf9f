package io.plumbline.gateway.recurring.calibration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sending of the gold set.
 *
 * @param instrument hash of the instrument's id
 * @param slot of time, counted from 1970 on
 * @param attempt 0 for the slot's first, higher for one that was sent because all before it failed
 */
record GoldRun(String instrument, long slot, int attempt) {

    private static final Pattern PROMPT = Pattern.compile("(?<run>" + GoldPrompts.MODEL
            + "-(?<instrument>[0-9a-f]{1,64})-(?<slot>[0-9]{1,18})(-(?<attempt>[0-9]{1,9}))?)\\.(?<place>[0-9]{1,9})");

    /** An answer of a run, by its place in the set. */
    record Place(GoldRun run, int place) {}

    /** As it travels, in the place of a probe's id. */
    String id() {
        return GoldPrompts.MODEL + "-" + instrument + "-" + slot + (attempt == 0 ? "" : "-" + attempt);
    }

    /** What the id of a prompt names; empty where it is no known answer's. */
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
