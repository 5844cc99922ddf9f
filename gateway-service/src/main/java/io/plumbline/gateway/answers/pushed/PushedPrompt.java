package io.plumbline.gateway.answers.pushed;

import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.ReasoningSplit;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.answers.pushed.sampling.AnswerHash;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.revisions.DeployedRevision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A pushed answer without personal data, which becomes a completion for the judge. All users' questions count as one, because they
 * come in no rounds.
 *
 * @param spec the answer as pushed
 * @param model its registered model
 * @param revision the revision that gave it
 * @param messages the conversation after redaction
 * @param said the answer after redaction, with its thoughts
 */
record PushedPrompt(
        AnswerSpec spec,
        ModelRegistrationRow model,
        DeployedRevision revision,
        List<ChatMessage> messages,
        String said) {

    private static final String ALL = "production";
    private static final Duration VALID = Duration.ofDays(1);

    /**
     * Redacts an answer.
     *
     * @param redactor replaces personal data in each text
     */
    static PushedPrompt of(
            AnswerSpec spec, ModelRegistrationRow model, DeployedRevision revision, UnaryOperator<String> redactor) {
        List<ChatMessage> messages = spec.messages().stream()
                .map(message -> new ChatMessage(message.role(), redactor.apply(message.text())))
                .toList();
        return new PushedPrompt(spec, model, revision, messages, redactor.apply(spec.answer()));
    }

    /** Hash of conversation and answer; equal for a repeated push of one answer. */
    UUID text() {
        return AnswerHash.hash(messages.stream()
                        .map(message -> message.role() + "\u0000" + message.content() + "\u0000")
                        .collect(Collectors.joining())
                + said);
    }

    /**
     * The answer as a completion. Its id depends on model and answer id alone; its colons keep it apart from probes' prompts.
     *
     * @param answeredAt the time in the first push of this answer
     */
    Completion completion(Judging judging, Instant answeredAt, Instant now) {
        Prompt prompt = new Prompt(
                "answer:" + model.id() + ":" + spec.id(),
                new PromptSubject(ALL, model.id(), revision.effective(), Source.PRODUCTION),
                new PromptQuestion(ALL, ALL, spec.source(), question(messages)),
                new ModelRequest(messages, Sampling.published(), revision.target()),
                judging.at(model.terms().verdictThresholds()),
                new PromptTimes(now, now.plus(VALID), Optional.of(answeredAt)),
                PromptPurpose.RATES);
        return new Completion(prompt, result(), answeredAt);
    }

    /** The question for the judge: a single message as it is, or a longer conversation with the role before each message. */
    static String question(List<ChatMessage> messages) {
        List<ChatMessage> said = messages.stream()
                .filter(message -> !message.role().equals("system"))
                .filter(message -> !message.role().equals("developer"))
                .filter(message -> !message.content().isBlank())
                .toList();
        return said.size() == 1
                ? said.get(0).content()
                : said.stream()
                        .map(message -> message.role() + ": " + message.content())
                        .collect(Collectors.joining("\n\n"));
    }

    /** Only what the model said to the user is an answer; one without a text is none. */
    private CallResult result() {
        ReasoningSplit split = ReasoningSplit.of(said);
        if (split.answer().isBlank()) {
            return new Failed(
                    UnscoredReason.EMPTY_REPLY,
                    split.reasoning().isPresent()
                            ? "the pushed answer holds only thoughts"
                            : "the pushed answer has no text",
                    0);
        }
        return new Answered(
                split.answer(),
                split.reasoning(),
                new ModelReply("stop", revision.target().modelName(), Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                0);
    }
}
