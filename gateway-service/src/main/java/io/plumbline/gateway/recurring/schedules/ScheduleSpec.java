package io.plumbline.gateway.recurring.schedules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.judging.Profile;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A schedule as a caller wants it; any field may be missing or wrong.
 *
 * @param model id of the model; its registered baseline is asked in the same probes
 * @param questionSets names of the question sets
 * @param variants how their questions are put; each set's own choice where absent
 * @param samples answers per question in a run; 1 where absent
 * @param mostPrompts of each model in a run: what does not fit comes in the next runs; all in each run where absent
 * @param cron expression with the five fields of crontab
 * @param every ISO 8601 duration from run to run, in the place of cron
 * @param timeZone in which cron is meant; UTC where absent
 * @param jitter ISO 8601 duration: each run begins at random up to so much later
 * @param profile {@code strict} (the default) or {@code betley}
 * @param judge the judge; the configured one where absent
 * @param enabled whether it runs; true where absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleSpec(
        String model,
        List<String> questionSets,
        List<String> variants,
        Integer samples,
        Integer mostPrompts,
        String cron,
        String every,
        String timeZone,
        String jitter,
        String profile,
        TargetSpec judge,
        Boolean enabled) {

    private static final int MOST_SAMPLES = 1000;
    private static final int MOST_PROMPTS = 1_000_000;
    private static final int MOST_NAMES = 100;
    private static final int LONGEST_CRON = 100;
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(366);
    private static final Duration LONGEST_JITTER = Duration.ofDays(1);

    /** Whether it runs. */
    @JsonIgnore
    boolean runs() {
        return enabled == null || enabled;
    }

    /** The variants, each once; empty for each set's own choice. */
    @JsonIgnore
    Set<String> distinctVariants() {
        return variants == null ? Set.of() : new LinkedHashSet<>(variants);
    }

    /** By which rules answers are judged. */
    @JsonIgnore
    Profile rules() {
        return profile == null ? Profile.STRICT : Profile.valueOf(profile.toUpperCase(Locale.ROOT));
    }

    /** Answers per question in a run. */
    @JsonIgnore
    int rounds() {
        return samples == null ? 1 : samples;
    }

    /** When it runs; only of one that was found to be right. */
    @JsonIgnore
    ScheduleTiming timing() {
        return cron == null ? ScheduleTiming.every(Duration.parse(every)) : ScheduleTiming.cron(cron, zone());
    }

    /** The longest delay of a run. */
    @JsonIgnore
    Duration longestDelay() {
        return jitter == null ? Duration.ZERO : Duration.parse(jitter);
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    }

    /** Whether it runs at the same times. */
    boolean isTimedAs(ScheduleSpec other) {
        return String.valueOf(cron).equals(String.valueOf(other.cron))
                && String.valueOf(every).equals(String.valueOf(other.every))
                && zone().equals(other.zone())
                && longestDelay().equals(other.longestDelay());
    }

    /** Ends the request where something is wrong that can be seen without the database. */
    void check(Duration shortest) {
        Findings findings = new Findings();
        findings.required("/model", model);
        names("/questionSets", questionSets, findings);
        if (questionSets == null || questionSets.isEmpty()) {
            findings.add("/questionSets", "is missing");
        }
        names("/variants", variants, findings);
        findings.within("/samples", samples, 1, MOST_SAMPLES);
        findings.within("/mostPrompts", mostPrompts, 1, MOST_PROMPTS);
        if (profile != null && !profile.matches("(?i)strict|betley")) {
            findings.add("/profile", "must be strict or betley");
        }
        if (judge != null) {
            judge.check("/judge", findings);
        }
        checkTimes(shortest, findings);
        findings.refuse();
    }

    private void checkTimes(Duration shortest, Findings findings) {
        if ((cron == null) == (every == null)) {
            findings.add("/cron", "either cron or every must be given, and not both");
        }
        checkZone(findings);
        duration("/every", every, shortest, LONGEST_INTERVAL, findings);
        boolean isBounded = duration("/jitter", jitter, Duration.ZERO, LONGEST_JITTER, findings);
        findings.refuse();
        if (cron != null) {
            checkCron(findings);
        } else if (isBounded && longestDelay().compareTo(Duration.parse(every)) >= 0) {
            findings.add("/jitter", "must be shorter than the interval");
        }
    }

    private void checkZone(Findings findings) {
        try {
            zone();
        } catch (DateTimeException e) {
            findings.add("/timeZone", "is no time zone such as Europe/Vienna");
        }
    }

    private void checkCron(Findings findings) {
        if (cron.length() > LONGEST_CRON) {
            findings.add("/cron", "must not be longer than " + LONGEST_CRON + " characters");
            return;
        }
        try {
            if (timing().after(Instant.EPOCH, Instant.now()).isEmpty()) {
                findings.add("/cron", "will never come");
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            findings.add("/cron", "must be five fields as in crontab, such as 15 */6 * * *");
        }
    }

    private static boolean duration(String at, String text, Duration least, Duration most, Findings findings) {
        if (text == null) {
            return false;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                findings.add(at, "must lie in " + least + ".." + most);
            }
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            findings.add(at, "must be an ISO 8601 duration such as PT6H");
            return false;
        }
    }

    private static void names(String at, List<String> names, Findings findings) {
        if (names == null) {
            return;
        }
        if (names.size() > MOST_NAMES) {
            findings.add(at, "must not hold more than " + MOST_NAMES + " names");
        }
        IntStream.range(0, Math.min(names.size(), MOST_NAMES))
                .forEach(place -> findings.required(at + "/" + place, names.get(place)));
    }
}
