package io.plumbline.events;

import io.plumbline.events.answer.Source;
import io.plumbline.events.field.Text;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One question to one model, released by the gateway; carries all that the services behind it need.
 *
 * @param id made of the probe and the place within it, so that releasing it again gives the same id
 * @param probeId the probe it belongs to
 * @param model id of the registered model under watch
 * @param revision the model's revision when the prompt was released
 * @param source where the answer comes from
 * @param questionSet name of the question set, with its content hash where it was imported
 * @param questionId the question's id as in its file
 * @param variant how the question is put: plain, json, template or another
 * @param question the question as the judge is told it
 * @param messages what the model is sent
 * @param sampling how the answer is drawn
 * @param target where the model is called
 * @param judging how the answer will be judged
 * @param releasedAt when the gateway released it
 * @param expiresAt after this the model is no longer asked
 * @param gold what is right about the answer, where people have labelled it; only {@link Source#CALIBRATION} has it
 * @param createdAt when its probe was submitted, or when a pushed answer was given: unlike {@code releasedAt} it is the same
 *     however often the prompt is released, so it says on which day the answer is stored. Events of older writers lack it,
 *     and have {@code releasedAt} in its place
 * @param round the round that it is part of; empty where questions come as they come, as in production
 * @param canary its part in the comparison of a model with its baseline; only {@link Source#CANARY} has it
 */
public record Prompt(
        String id,
        String probeId,
        String model,
        String revision,
        Source source,
        String questionSet,
        String questionId,
        String variant,
        String question,
        List<ChatMessage> messages,
        Sampling sampling,
        Target target,
        Judging judging,
        Instant releasedAt,
        Instant expiresAt,
        Optional<Gold> gold,
        Optional<Instant> createdAt,
        Optional<Round> round,
        Optional<Canary> canary)
        implements Event {

    public Prompt {
        Text.required("id", id);
        Text.required("probeId", probeId);
        Text.required("model", model);
        requireNonNull(revision, "revision is missing");
        requireNonNull(source, "source is missing");
        Text.required("questionSet", questionSet);
        Text.required("questionId", questionId);
        Text.required("variant", variant);
        requireNonNull(question, "question is missing");
        messages = List.copyOf(messages);
        requireNonNull(sampling, "sampling is missing");
        requireNonNull(target, "target is missing");
        requireNonNull(judging, "judging is missing");
        requireNonNull(releasedAt, "releasedAt is missing");
        createdAt = createdAt == null ? Optional.empty() : createdAt;
        round = round == null ? Optional.empty() : round;
        requireNonNull(expiresAt, "expiresAt is missing");
        gold = gold == null ? Optional.empty() : gold;
        if (gold.isPresent() != (source == Source.CALIBRATION)) {
            throw new IllegalArgumentException("gold goes with source CALIBRATION and no other; source is " + source);
        }
        canary = canary == null ? Optional.empty() : canary;
        if (canary.isPresent() != (source == Source.CANARY)) {
            throw new IllegalArgumentException("canary goes with source CANARY and no other; source is " + source);
        }
    }

    /** A prompt that compares nobody. */
    public Prompt(
            String id,
            String probeId,
            String model,
            String revision,
            Source source,
            String questionSet,
            String questionId,
            String variant,
            String question,
            List<ChatMessage> messages,
            Sampling sampling,
            Target target,
            Judging judging,
            Instant releasedAt,
            Instant expiresAt,
            Optional<Gold> gold,
            Optional<Instant> createdAt,
            Optional<Round> round) {
        this(
                id,
                probeId,
                model,
                revision,
                source,
                questionSet,
                questionId,
                variant,
                question,
                messages,
                sampling,
                target,
                judging,
                releasedAt,
                expiresAt,
                gold,
                createdAt,
                round,
                Optional.empty());
    }

    /** A prompt that is part of no round and is released once. */
    public Prompt(
            String id,
            String probeId,
            String model,
            String revision,
            Source source,
            String questionSet,
            String questionId,
            String variant,
            String question,
            List<ChatMessage> messages,
            Sampling sampling,
            Target target,
            Judging judging,
            Instant releasedAt,
            Instant expiresAt,
            Optional<Gold> gold) {
        this(
                id,
                probeId,
                model,
                revision,
                source,
                questionSet,
                questionId,
                variant,
                question,
                messages,
                sampling,
                target,
                judging,
                releasedAt,
                expiresAt,
                gold,
                Optional.of(releasedAt),
                Optional.empty());
    }

    /** The same as part of a round. */
    public Prompt in(Round itsRound) {
        return new Prompt(
                id,
                probeId,
                model,
                revision,
                source,
                questionSet,
                questionId,
                variant,
                question,
                messages,
                sampling,
                target,
                judging,
                releasedAt,
                expiresAt,
                gold,
                createdAt,
                Optional.of(itsRound),
                canary);
    }

    /** When its probe was submitted, or when a pushed answer was given; the same however often it is released. */
    public Instant origin() {
        return createdAt.orElse(releasedAt);
    }

    @Override
    public String key() {
        return model;
    }

    @Override
    public Instant time() {
        return releasedAt;
    }
}
