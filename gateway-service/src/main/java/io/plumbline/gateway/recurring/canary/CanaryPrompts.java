package io.plumbline.gateway.recurring.canary;

import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Source;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.Canary;
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
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Writes the prompts of a comparison. Every gateway writes equal ids, so that an answer that comes twice counts once.
 *
 * @param set the prompts of the file
 * @param repeats how often each side is asked each prompt, 2 to 8
 * @param timeout longest wait for an answer
 */
record CanaryPrompts(CanarySet set, int repeats, Duration timeout) {

    /** Long enough to show a style, short enough to cost little and to keep answers from drifting apart. */
    private static final int MAX_TOKENS = 24;

    CanaryPrompts {
        if (repeats < 2 || repeats > 8) {
            throw new IllegalArgumentException("plumbline.canary.repeats must lie in 2..8, not " + repeats);
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("plumbline.canary.timeout must be at least PT1S, not " + timeout);
        }
    }

    /**
     * The prompts of a comparison. The sides take turns, so that changes over time affect both alike.
     *
     * @param run id of the comparison, without a dot
     */
    List<Prompt> of(String run, ModelRegistrationRow model, ModelRegistrationRow baseline, Instant now) {
        Canary.Side[] sides = Canary.Side.values();
        int size = repeats * set.prompts().size() * sides.length;
        return IntStream.range(0, size)
                .mapToObj(place -> {
                    Canary.Side side = sides[place % sides.length];
                    CanaryPrompt prompt = set.prompts()
                            .get(place / sides.length % set.prompts().size());
                    return prompt(
                            run,
                            place,
                            prompt,
                            model,
                            side == Canary.Side.MODEL ? model : baseline,
                            now,
                            new Canary(side, baseline.id(), size));
                })
                .toList();
    }

    /** Prompts of a comparison that go to each of the two models. */
    int ofEach() {
        return repeats * set.prompts().size();
    }

    /** Tokens of one prompt with its answer, at most. */
    int tokens() {
        return MAX_TOKENS
                + set.prompts().stream()
                        .mapToInt(prompt -> prompt.text().length())
                        .max()
                        .orElse(0);
    }

    private Prompt prompt(
            String run,
            int place,
            CanaryPrompt prompt,
            ModelRegistrationRow model,
            ModelRegistrationRow asked,
            Instant now,
            Canary canary) {
        return new Prompt(
                run + "." + place,
                new PromptSubject(run, model.id(), model.revision(), Source.CANARY),
                new PromptQuestion(set.name(), prompt.id(), "plain", prompt.text()),
                new ModelRequest(
                        List.of(ChatMessage.user(prompt.text())),
                        new Sampling(0, 1, MAX_TOKENS, OptionalInt.empty()),
                        asked.onTerms(asked.target())),
                unjudged(asked),
                PromptTimes.once(now, now.plus(timeout)),
                PromptPurpose.of(canary));
    }

    /** A placeholder: no judge scores these answers, but the contract demands a judging. */
    private static Judging unjudged(ModelRegistrationRow asked) {
        return new Judging(
                asked.target(),
                Profile.STRICT,
                ScoringMode.TEXT,
                List.of(new Rubric("identity", "compared, not judged")));
    }
}
