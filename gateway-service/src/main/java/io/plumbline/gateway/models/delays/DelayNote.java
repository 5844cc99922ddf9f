package io.plumbline.gateway.models.delays;

import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sentence about a delay: what happens, since when, how many calls go at once, and when it will end. It holds no number that
 * changes with each answer, so a reader who prints each new sentence prints few.
 */
final class DelayNote {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** An end that is further away needs its day. */
    private static final Duration SAME_DAY = Duration.ofHours(12);

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final EndpointCondition worst;
    private final List<EndpointCondition> alike;

    private DelayNote(EndpointCondition worst, List<EndpointCondition> alike) {
        this.worst = worst;
        this.alike = alike;
    }

    /**
     * The sentence about the most serious cause.
     *
     * @param subject the model with its role
     * @param conditions of all replicas that call it
     * @param openCalls calls that are still to be answered, at least 0
     */
    static Optional<String> of(String subject, List<EndpointCondition> conditions, long openCalls) {
        return conditions.stream()
                .filter(condition -> condition.cause() != Cause.DIALECT)
                .min(Comparator.comparing(EndpointCondition::cause).thenComparing(EndpointCondition::since))
                .map(worst -> new DelayNote(
                        worst,
                        conditions.stream()
                                .filter(condition -> condition.cause() == worst.cause())
                                .toList()))
                .map(note -> subject + " at " + host(note.worst.endpoint()) + " " + note.text(openCalls));
    }

    private String text(long openCalls) {
        String since = TIME.format(worst.since());
        return switch (worst.cause()) {
            case QUOTA ->
                "has refused calls since " + since + " because its quota is used up" + inBrackets(worst.detail())
                        + "; prompts fail until " + end(Comparator.reverseOrder())
                        + ", and one call now and then tries it before";
            case RATE_LIMIT ->
                "has rejected calls since " + since + " because they are too many; calls wait until "
                        + end(Comparator.reverseOrder());
            case FAILURES ->
                "has failed every call since " + since + inBrackets(worst.detail())
                        + "; one call at a time tries it, and if none succeeds, waiting prompts fail from "
                        + end(Comparator.naturalOrder());
            case TIMEOUTS -> timeouts(since, openCalls);
            case DIALECT -> throw new IllegalStateException("a dialect holds up no call");
        };
    }

    private String timeouts(String since, long openCalls) {
        int atOnce = Math.max(
                1, alike.stream().mapToInt(EndpointCondition::callsAtOnce).sum());
        Duration wait = alike.stream()
                .map(EndpointCondition::replyWait)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long rounds = (openCalls + atOnce - 1) / atOnce;
        return "has been slow since " + since + ": calls time out; now each waits up to " + wait.toSeconds()
                + " s for its reply, and at most " + atOnce + (atOnce == 1 ? " goes" : " go")
                + " at once; what is open takes " + atMost(wait, rounds);
    }

    private static String atMost(Duration wait, long rounds) {
        Duration longest = STEPS.get(STEPS.size() - 1);
        if (rounds > longest.toMillis() / Math.max(1, wait.toMillis())) {
            return "possibly more than " + words(longest);
        }
        Duration time = wait.multipliedBy(rounds);
        return "up to about "
                + words(STEPS.stream()
                        .filter(step -> step.compareTo(time) >= 0)
                        .findFirst()
                        .orElse(longest));
    }

    private static String words(Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) < 0) {
            return step.toSeconds() + " s";
        }
        return step.compareTo(Duration.ofHours(1)) < 0 ? step.toMinutes() + " min" : step.toHours() + " h";
    }

    /** The first or last end of the replicas' pauses. */
    private String end(Comparator<Instant> order) {
        return alike.stream()
                .flatMap(condition -> condition.until().stream())
                .min(order)
                .map(end -> end.isAfter(worst.at().plus(SAME_DAY)) ? DAY_AND_TIME.format(end) : TIME.format(end))
                .orElse("an unknown time");
    }

    private static String inBrackets(String detail) {
        return detail.isBlank() ? "" : " (" + detail + ")";
    }

    /** An endpoint's path can be long and names nothing that a reader does not know. */
    static String host(URI endpoint) {
        return Stream.of(endpoint.getHost(), endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort())
                .reduce("", String::concat);
    }
}
