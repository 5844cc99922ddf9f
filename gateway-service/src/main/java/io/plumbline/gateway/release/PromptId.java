package io.plumbline.gateway.release;

import io.plumbline.gateway.probes.LaneRow;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a prompt: probe, ordinal of the model in the probe, and index, with dots between them.
 *
 * @param probeId the probe
 * @param lane probe and ordinal: the id of {@link LaneRow}
 * @param index place among the model's prompts, from 0
 */
public record PromptId(String probeId, String lane, int index) {

    private static final Pattern FORM = Pattern.compile("(([^.]+)\\.[0-9]{1,9})\\.([0-9]{1,9})");

    /** Reads an id; empty where it is no id of ours, such as that of a pushed answer. */
    public static Optional<PromptId> parse(String id) {
        Matcher matcher = FORM.matcher(id);
        return matcher.matches()
                ? Optional.of(new PromptId(matcher.group(2), matcher.group(1), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The prompt's id as it travels. */
    static String text(String lane, int index) {
        return lane + "." + index;
    }
}
