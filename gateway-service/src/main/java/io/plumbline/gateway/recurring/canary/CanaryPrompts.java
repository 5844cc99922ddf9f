package io.plumbline.gateway.recurring.canary;

import io.plumbline.events.Canary;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Source;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.models.ModelRegistrationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The prompts of a comparison. Ids are the same whoever makes them, so that an answer that comes twice counts once.
 *
 * @param set what is asked
 * @param repeats how often each side is asked each prompt, 2 to 8
 * @param timeout after this an answer is not waited for
 */
record CanaryPrompts(CanarySet set, int repeats, Duration timeout) {

    /** Long enough for a style to show, short enough to cost little and to leave a text little room to wander. */
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
     * All of them; the sides take turns, so that what changes with time hits both.
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
                run,
                model.id(),
                model.revision(),
                Source.CANARY,
                set.name(),
                prompt.id(),
                "plain",
                prompt.text(),
                List.of(ChatMessage.user(prompt.text())),
                new Sampling(0, 1, MAX_TOKENS, OptionalInt.empty()),
                asked.onTerms(asked.target()),
                unjudged(asked),
                now,
                now.plus(timeout),
                Optional.empty(),
                Optional.of(now),
                Optional.empty(),
                Optional.of(canary));
    }

    /** No judge is asked, but a prompt has one. */
    private static Judging unjudged(ModelRegistrationRow asked) {
        return new Judging(
                asked.target(),
                Profile.STRICT,
                ScoringMode.TEXT,
                List.of(new Rubric("identity", "compared, not judged")));
    }
}
