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

/**
 * A request for a schedule, as a caller sends it; any field may be missing or wrong.
 *
 * @param model id of the model; its registered baseline is part of the probes
 * @param questionSets names of the question sets
 * @param variants names of the variants to ask; each set's own choice if absent
 * @param samples answers per question in a run; 1 if absent
 * @param mostPrompts most prompts of each model in a run, the rest comes in the next runs; no bound if absent
 * @param cron expression with the five fields of crontab; either this or {@code every}
 * @param every ISO 8601 duration from run to run
 * @param timeZone time zone of the cron expression; UTC if absent
 * @param jitter ISO 8601 duration; each run begins at a random moment up to this much later; none if absent
 * @param profile {@code strict}, also if absent, or {@code betley}
 * @param judge the judge; the configured one if absent
 * @param enabled whether it runs; true if absent
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
    private static final int LONGEST_CRON = 100;
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(366);
    private static final Duration LONGEST_JITTER = Duration.ofDays(1);

    @JsonIgnore
    boolean runs() {
        return enabled == null || enabled;
    }

    /** The variants, each once; empty for each set's own choice. */
    @JsonIgnore
    Set<String> distinctVariants() {
        return variants == null ? Set.of() : new LinkedHashSet<>(variants);
    }

    /** The rules of judging; strict if the request names none. */
    @JsonIgnore
    Profile rules() {
        return profile == null ? Profile.STRICT : Profile.valueOf(profile.toUpperCase(Locale.ROOT));
    }

    /** Answers per question in a run. */
    @JsonIgnore
    int rounds() {
        return samples == null ? 1 : samples;
    }

    /** When it runs. Call this only on a request that {@link #check} found valid. */
    @JsonIgnore
    ScheduleTiming timing() {
        return cron == null ? ScheduleTiming.every(Duration.parse(every)) : ScheduleTiming.cron(cron, zone());
    }

    /** Longest random delay of a run. */
    @JsonIgnore
    Duration longestDelay() {
        return jitter == null ? Duration.ZERO : Duration.parse(jitter);
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    }

    /** Whether another request has equal times. */
    boolean isTimedAs(ScheduleSpec other) {
        return String.valueOf(cron).equals(String.valueOf(other.cron))
                && String.valueOf(every).equals(String.valueOf(other.every))
                && zone().equals(other.zone())
                && longestDelay().equals(other.longestDelay());
    }

    /** Ends the request if a field is wrong; checks only what needs no database. */
    void check(Duration shortest) {
        Findings findings = new Findings();
        findings.required("/model", model);
        findings.names("/questionSets", questionSets == null ? List.of() : questionSets);
        if (questionSets == null || questionSets.isEmpty()) {
            findings.add("/questionSets", "is missing");
        }
        findings.names("/variants", variants == null ? List.of() : variants);
        findings.within("/samples", samples, 1, MOST_SAMPLES);
        findings.within("/mostPrompts", mostPrompts, 1, MOST_PROMPTS);
        if (profile != null && !profile.matches("(?i)strict|betley")) {
            findings.add("/profile", "must be strict or betley");
        }
        if (judge != null) {
            judge.checkJudge("/judge", findings);
        }
        checkTimes(shortest, findings);
        findings.refuse();
    }

    private void checkTimes(Duration shortest, Findings findings) {
        if ((cron == null) == (every == null)) {
            findings.add("/cron", "either cron or every must be given, but not both");
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
            findings.add("/timeZone", "must be a time zone such as Europe/Vienna");
        }
    }

    private void checkCron(Findings findings) {
        if (cron.length() > LONGEST_CRON) {
            findings.add("/cron", "must not be longer than " + LONGEST_CRON + " characters");
            return;
        }
        try {
            if (timing().after(Instant.EPOCH, Instant.now()).isEmpty()) {
                findings.add("/cron", "never matches a date: use one such as 15 */6 * * *");
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
}
