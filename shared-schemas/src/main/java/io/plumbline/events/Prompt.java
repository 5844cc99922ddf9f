package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.plumbline.events.answer.Source;
import io.plumbline.events.field.Text;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.prompt.Canary;
import io.plumbline.events.prompt.Gold;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.prompt.Round;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One question to one model, released by the gateway. It carries all that the services behind the gateway need. JSON has the
 * fields of all groups side by side.
 *
 * @param id made of the probe and the place within it, so that a second release has this id too
 * @param subject whose answers it is about
 * @param asked the question
 * @param request what the model is sent
 * @param judging how the answer will be judged
 * @param times when it was made and released, and until when it is worth an answer
 * @param purpose what the answer is for; gold goes with {@link Source#CALIBRATION} alone, canary with {@link Source#CANARY}
 *     alone
 */
@JsonDeserialize(builder = PromptFields.class)
public record Prompt(
        String id,
        @JsonUnwrapped PromptSubject subject,
        @JsonUnwrapped PromptQuestion asked,
        @JsonUnwrapped ModelRequest request,
        Judging judging,
        @JsonUnwrapped PromptTimes times,
        @JsonUnwrapped PromptPurpose purpose)
        implements Event {

    public Prompt {
        Text.required("id", id);
        requireNonNull(subject, "subject is missing");
        requireNonNull(asked, "question is missing");
        requireNonNull(request, "request is missing");
        requireNonNull(judging, "judging is missing");
        requireNonNull(times, "times are missing");
        requireNonNull(purpose, "purpose is missing");
        if (purpose.gold().isPresent() != (subject.source() == Source.CALIBRATION)) {
            throw new IllegalArgumentException(
                    "gold goes with source CALIBRATION and no other; source is " + subject.source());
        }
        if (purpose.canary().isPresent() != (subject.source() == Source.CANARY)) {
            throw new IllegalArgumentException(
                    "canary goes with source CANARY and no other; source is " + subject.source());
        }
    }

    /** This prompt as part of a round. */
    public Prompt in(Round round) {
        return new Prompt(
                id,
                subject,
                asked,
                request,
                judging,
                times,
                new PromptPurpose(purpose.gold(), Optional.of(round), purpose.canary()));
    }

    /** When its probe was submitted, or when a pushed answer was given; a second release does not change it. */
    public Instant origin() {
        return times.createdAt().orElse(times.releasedAt());
    }

    public String probeId() {
        return subject.probeId();
    }

    public String model() {
        return subject.model();
    }

    public String revision() {
        return subject.revision();
    }

    public Source source() {
        return subject.source();
    }

    public String questionSet() {
        return asked.questionSet();
    }

    public String questionId() {
        return asked.questionId();
    }

    public String variant() {
        return asked.variant();
    }

    public String question() {
        return asked.text();
    }

    public List<ChatMessage> messages() {
        return request.messages();
    }

    public Sampling sampling() {
        return request.sampling();
    }

    public Target target() {
        return request.target();
    }

    public Instant releasedAt() {
        return times.releasedAt();
    }

    public Instant expiresAt() {
        return times.expiresAt();
    }

    public Optional<Gold> gold() {
        return purpose.gold();
    }

    public Optional<Round> round() {
        return purpose.round();
    }

    public Optional<Canary> canary() {
        return purpose.canary();
    }

    @Override
    public String key() {
        return model();
    }

    @Override
    public Instant time() {
        return releasedAt();
    }
}
