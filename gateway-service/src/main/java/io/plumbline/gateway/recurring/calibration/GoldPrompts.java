package io.plumbline.gateway.recurring.calibration;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes a gold set as completions for the judge. Every gateway writes equal ids, so that an answer that is sent twice counts
 * once.
 *
 * @param set the labelled answers
 * @param every length of a slot
 */
record GoldPrompts(GoldSet set, Duration every) {

    /** The model name in these completions; no registered model has it. */
    static final String MODEL = "calibration";

    GoldPrompts {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("plumbline.calibration.every must be at least PT1S, not " + every);
        }
    }

    /** Number of an instant's slot, counted from 1970 on. */
    long slot(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), every.toMillis());
    }

    List<Completion> of(GoldRun run, Judging judging, Instant now) {
        return IntStream.range(0, set.answers().size())
                .mapToObj(place -> completion(run.id(), place, judging, now))
                .toList();
    }

    private Completion completion(String run, int place, Judging judging, Instant now) {
        GoldAnswer gold = set.answers().get(place);
        return new Completion(prompt(run, run + "." + place, gold, judging, now), answered(gold), now);
    }

    private Prompt prompt(String run, String id, GoldAnswer gold, Judging judging, Instant now) {
        return new Prompt(
                id,
                new PromptSubject(run, MODEL, "", Source.CALIBRATION),
                new PromptQuestion(set.name(), gold.id(), "plain", gold.question()),
                new ModelRequest(
                        List.of(ChatMessage.user(gold.question())),
                        Sampling.published(), // A placeholder: no model is called, but the contract demands a target.
                        judging.judge()),
                judging,
                PromptTimes.once(now, now.plus(every)),
                PromptPurpose.calibration(gold.truth()));
    }

    private static Answered answered(GoldAnswer gold) {
        return new Answered(
                gold.text(),
                Optional.empty(),
                new ModelReply("stop", MODEL, Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                0);
    }
}
