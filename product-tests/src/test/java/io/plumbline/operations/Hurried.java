package io.plumbline.operations;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The committed configuration at another pace: what takes minutes there takes seconds in a test. Of the text only this changes:
 * durations, and of those only the ones in which alerting waits: {@code for}, {@code keep_firing_for} and ranges of rules, {@code
 * group_wait}, {@code group_interval} and {@code repeat_interval} of routes. Each is divided by {@value #FACTOR}, and is a
 * second at least.
 */
final class Hurried {

    static final int FACTOR = 15;

    private static final Pattern WAITS = Pattern.compile(
            "((?:for|keep_firing_for|group_wait|group_interval|repeat_interval): |\\[)(\\d+)([smhd])(?=\\]|\\s)");

    private Hurried() {}

    static String text(String configuration) {
        return WAITS.matcher(configuration).replaceAll(Hurried::shorter);
    }

    private static String shorter(MatchResult found) {
        long seconds = Long.parseLong(found.group(2)) * unit(found.group(3).charAt(0));
        long left = seconds == 0 ? 0 : Math.max(1, seconds / FACTOR);
        return Matcher.quoteReplacement(found.group(1) + left + "s");
    }

    private static long unit(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            default -> 86_400;
        };
    }
}
