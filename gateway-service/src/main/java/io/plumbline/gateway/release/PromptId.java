package io.plumbline.gateway.release;

import io.plumbline.gateway.probes.LaneRow;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a probe's prompt: probe id, ordinal of the lane and index, joined by dots.
 *
 * @param probeId id of the probe
 * @param lane id of the {@link LaneRow}: probe id and ordinal
 * @param index index among the lane's prompts, from 0
 */
public record PromptId(String probeId, String lane, int index) {

    private static final Pattern FORM = Pattern.compile("(([^.]+)\\.[0-9]{1,9})\\.([0-9]{1,9})");

    /** Reads an id; empty if it has another form, such as the id of a pushed answer. */
    public static Optional<PromptId> parse(String id) {
        Matcher matcher = FORM.matcher(id);
        return matcher.matches()
                ? Optional.of(new PromptId(matcher.group(2), matcher.group(1), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    static String text(String lane, int index) {
        return lane + "." + index;
    }
}
