package io.plumbline.gateway.answers.pushed;

import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.models.ModelRegistrationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Turns a pushed answer into a completion for the judge. All users' questions count as one, because they come in no rounds. */
final class PushedPrompt {

    private static final String ALL = "production";
    private static final Duration VALID = Duration.ofDays(1);

    private PushedPrompt() {}

    /**
     * The answer as a completion. Its id depends on model and answer id alone; its colons keep it apart from probes' prompts.
     *
     * @param redactor replaces personal data in each text
     */
    static Completion of(
            AnswerSpec spec, ModelRegistrationRow model, Judging judging, UnaryOperator<String> redactor, Instant now) {
        List<ChatMessage> messages = spec.messages().stream()
                .map(message -> new ChatMessage(message.role(), redactor.apply(message.content())))
                .toList();
        Prompt prompt = new Prompt(
                "answer:" + model.id() + ":" + spec.id(),
                new PromptSubject(ALL, model.id(), model.revision(), Source.PRODUCTION),
                new PromptQuestion(ALL, ALL, spec.source(), question(messages)),
                new ModelRequest(messages, Sampling.published(), model.target()),
                judging.at(model.terms().verdictThresholds()),
                new PromptTimes(now, now.plus(VALID), Optional.of(spec.givenAt())),
                PromptPurpose.RATES);
        return new Completion(prompt, answered(redactor.apply(spec.answer()), model), spec.givenAt());
    }

    /** The question for the judge: a single message as it is, or a longer conversation with the role before each message. */
    static String question(List<ChatMessage> messages) {
        List<ChatMessage> said = messages.stream()
                .filter(message -> !message.role().equals("system"))
                .filter(message -> !message.role().equals("developer"))
                .toList();
        return said.size() == 1
                ? said.get(0).content()
                : said.stream()
                        .map(message -> message.role() + ": " + message.content())
                        .collect(Collectors.joining("\n\n"));
    }

    private static Answered answered(String text, ModelRegistrationRow model) {
        return new Answered(
                text,
                Optional.empty(),
                new ModelReply("stop", model.target().modelName(), Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                0);
    }
}
