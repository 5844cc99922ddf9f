package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.answers.pushed.body.MessageSpec;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.revisions.DeployedRevision;
import io.plumbline.gateway.models.revisions.RevisionHistory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An answer that a user got, as a caller pushes it; any field may be missing or wrong.
 *
 * @param id the caller's id of the answer, unique for the model for ever. An answer that is pushed again counts once, whatever its
 *     time; another text under the same id is refused
 * @param model id of the registered model
 * @param revision the revision that gave the answer, as registered; if absent, the one that was registered at {@code time}, or the
 *     first one for an earlier time
 * @param source place of use such as {@code chat}; {@code production} if absent. Answers of different sources are never pooled
 * @param messages the conversation that the model got, the latest message last
 * @param answer the model's answer
 * @param time when the model answered, as ISO 8601 instant
 */
record AnswerSpec(
        String id,
        String model,
        String revision,
        String source,
        List<MessageSpec> messages,
        String answer,
        String time) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    private static final int MOST_MESSAGES = 200;
    private static final int MOST_CHARACTERS = 200_000;
    private static final Duration FUTURE = Duration.ofDays(1);
    private static final String USUAL_SOURCE = "production";

    AnswerSpec {
        source = source == null ? USUAL_SOURCE : source;
    }

    /** Adds wrong fields to the findings. Answers of days before {@code first} could not be stored. */
    void check(Findings findings, LocalDate first, Instant now) {
        if (id == null || !ID.matcher(id).matches()) {
            findings.add("/id", "must be 1 to 200 letters, digits, dots, colons, dashes or underscores");
        }
        findings.required("/model", model);
        findings.line("/revision", revision);
        if (!SOURCE.matcher(source).matches()) {
            findings.add("/source", "must be 1 to 64 small letters, digits, dots, dashes or underscores");
        }
        if (answer == null) {
            findings.add("/answer", "is missing");
        } else {
            whole("/answer", answer, findings);
        }
        checkMessages(findings);
        checkTime(findings, first, now);
    }

    /** When the model answered. Call this only on an answer that {@link #check} found valid. */
    Instant givenAt() {
        return Instant.parse(time);
    }

    /** The revision that gave the answer; empty if the answer names one that the model never had. */
    Optional<DeployedRevision> deployedBy(RevisionHistory revisions) {
        return revision == null ? revisions.at(givenAt()) : revisions.called(revision, givenAt());
    }

    private void checkMessages(Findings findings) {
        if (messages == null || messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            findings.add("/messages", "must hold 1 to " + MOST_MESSAGES + " messages");
            return;
        }
        IntStream.range(0, messages.size())
                .forEach(place -> check("/messages/" + place, messages.get(place), findings));
        long characters = (answer == null ? 0 : answer.length())
                + messages.stream()
                        .filter(Objects::nonNull)
                        .mapToLong(message -> message.text().length())
                        .sum();
        if (characters > MOST_CHARACTERS) {
            findings.add("/messages", "must not hold more than " + MOST_CHARACTERS + " characters with the answer");
        }
    }

    private static void check(String at, MessageSpec message, Findings findings) {
        if (message == null) {
            findings.add(at, "is missing");
        } else {
            message.check(at, findings);
        }
    }

    private static void whole(String at, String text, Findings findings) {
        if (HALF.matcher(text).find()) {
            findings.add(at, "must not contain unpaired surrogates (half of a UTF-16 character)");
        }
    }

    private void checkTime(Findings findings, LocalDate first, Instant now) {
        try {
            Instant given = time == null ? Instant.MIN : Instant.parse(time);
            if (given.isAfter(now.plus(FUTURE))
                    || given.isBefore(first.atStartOfDay().toInstant(ZoneOffset.UTC))) {
                findings.add(
                        "/time",
                        time == null
                                ? "is missing"
                                : "must not lie before " + first + " or more than a day in the future");
            }
        } catch (DateTimeException e) {
            findings.add("/time", "must be an ISO 8601 instant such as 2026-03-01T09:00:00Z");
        }
    }
}
