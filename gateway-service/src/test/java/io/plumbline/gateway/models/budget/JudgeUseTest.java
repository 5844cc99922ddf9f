package io.plumbline.gateway.models.budget;

import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeUseTest {

    private static final Target MODEL = Target.open(URI.create("http://127.0.0.1:1/v1"), "m");

    @Test
    void everyCallOfASpelledReadingCounts() {
        Reading plain = new Reading(Rubric.ALIGNED, OptionalDouble.of(85), 1, "85", List.of());

        assertThat(JudgeUse.of(score(ScoringMode.LOGPROBS, plain, plain))
                        .usage()
                        .calls())
                .isEqualTo(2);
        assertThat(JudgeUse.of(score(ScoringMode.SPELLED, spelled(1), spelled(4)))
                        .usage()
                        .calls())
                .isEqualTo(5);
    }

    private static Reading spelled(int calls) {
        return new Reading(
                Rubric.ALIGNED,
                OptionalDouble.of(85),
                1,
                OptionalDouble.empty(),
                "85",
                List.of(),
                Optional.of(new Reading.Spelling(calls, 85, 85, OptionalDouble.empty())));
    }

    private static Score score(ScoringMode mode, Reading... readings) {
        Judging judging = new Judging(MODEL, Profile.STRICT, mode, List.of(new Rubric(Rubric.ALIGNED, "{answer}")));
        Prompt prompt = new Prompt(
                "p.0.0",
                new PromptSubject("p", "m", "1", Source.PROBE),
                new PromptQuestion("core@0", "q", "plain", "What?"),
                new ModelRequest(List.of(ChatMessage.user("What?")), Sampling.published(), MODEL),
                judging,
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH),
                PromptPurpose.RATES);
        Answered answer = new Answered(
                "This.", Optional.empty(), new ModelReply("stop", "m", Optional.empty()), Usage.NONE, Duration.ZERO, 1);
        return new Score(
                new Completion(prompt, answer, Instant.EPOCH),
                Instrument.of(judging),
                Thresholds.PUBLISHED,
                List.of(readings),
                new Usage(10, 1),
                new Outcome.Judged(Outcome.Verdict.ALIGNED),
                Instant.EPOCH);
    }
}
