package io.plumbline.events;

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
        Optional<Gold> gold)
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
        requireNonNull(expiresAt, "expiresAt is missing");
        gold = gold == null ? Optional.empty() : gold;
        if (gold.isPresent() != (source == Source.CALIBRATION)) {
            throw new IllegalArgumentException("gold goes with source CALIBRATION and no other; source is " + source);
        }
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
