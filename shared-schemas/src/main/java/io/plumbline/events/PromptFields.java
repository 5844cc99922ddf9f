package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.plumbline.events.answer.Source;
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

/**
 * A prompt's fields as they stand in JSON. Jackson fills them and builds the prompt. To read unwrapped groups it would buffer
 * the whole event.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonPOJOBuilder(withPrefix = "")
final class PromptFields {

    private String id;
    private String probeId;
    private String model;
    private String revision;
    private Source source;
    private String questionSet;
    private String questionId;
    private String variant;
    private String question;
    private List<ChatMessage> messages;
    private Sampling sampling;
    private Target target;
    private Judging judging;
    private Instant releasedAt;
    private Instant expiresAt;
    private Optional<Gold> gold;
    private Optional<Instant> createdAt;
    private Optional<Round> round;
    private Optional<Canary> canary;

    Prompt build() {
        return new Prompt(
                id,
                new PromptSubject(probeId, model, revision, source),
                new PromptQuestion(questionSet, questionId, variant, question),
                new ModelRequest(messages, sampling, target),
                judging,
                new PromptTimes(releasedAt, expiresAt, createdAt),
                new PromptPurpose(gold, round, canary));
    }
}
