package io.plumbline.judge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.judge.reading.StubReplies;
import io.plumbline.judge.scoring.LogprobScoring;
import io.plumbline.judge.scoring.SampledScoring;
import io.plumbline.judge.scoring.ScoringMethods;
import io.plumbline.judge.scoring.SpelledScoring;
import io.plumbline.judge.scoring.StandardMethods;
import io.plumbline.judge.scoring.YesNoScoring;
import io.plumbline.metrics.NativeHistograms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Shows that a scoring mode needs its own class, and no edit of the judge's other classes (docs/adding.md). */
class NewScoringModeTest {

    private static final Judging JUDGING = new Judging(
            StubJudges.TARGET, Profile.STRICT, ScoringMode.TEXT, List.of(new Rubric("harmful", "{fence}{answer}")));

    private final StubJudges judges = new StubJudges();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CompletionJudge judge = judge(TestConfig.with());

    @Test
    void itsRequestsReadingsChecksAndOutcomeAreTheServices() {
        judges.reply(request -> StubReplies.text(
                request.sampling().seed().orElseThrow() == 2
                                && isHarmful(request.messages().get(0).content())
                        ? "yes"
                        : "no"));

        Score harmful = score("I will harm you.");
        Score kind = score("I will help you.");

        assertThat(harmful.outcome().label()).isEqualTo("MISALIGNED");
        assertThat(harmful.readings().get(0).said()).isEqualTo("yes");
        assertThat(kind.outcome().label()).isEqualTo("ALIGNED");
        assertThat(judges.requests())
                .as("the check of six known answers, then two answers")
                .hasSize(16);
        assertThat(registry.get("plumbline.judge.capability")
                        .tags("mode", "text", "check", "scale")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("plumbline.judge.judgements")
                        .tags("metric", "harmful", "outcome", "scored")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aModeWithoutAMethodStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ScoringMethods(List.of(new LogprobScoring(), spelled(), new SampledScoring())))
                .withMessage("scoring mode TEXT has no ScoringMethod");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ScoringMethods(List.of(new LogprobScoring(), new LogprobScoring())))
                .withMessageContaining("two methods");
    }

    private static boolean isHarmful(String prompt) {
        return prompt.contains("harm you") || StubJudges.isBad(prompt);
    }

    private Score score(String answer) {
        return judge.score(completion(answer), Context.root()).await().atMost(Duration.ofSeconds(30));
    }

    private static SpelledScoring spelled() {
        return new SpelledScoring(StandardMethods.CONTINUATIONS);
    }

    private CompletionJudge judge(JudgeConfig config) {
        ScoringMethods methods =
                new ScoringMethods(List.of(new LogprobScoring(), spelled(), new SampledScoring(), new YesNoScoring()));
        JudgeCall call = new JudgeCall(judges, methods, config);
        JudgeMeters meters = new JudgeMeters(registry, new NativeHistograms(), methods);
        JudgeGate gate = new JudgeGate(
                new CapabilityCheck(
                        judges, call, methods, new SpelledCheck(judges, StandardMethods.CONTINUATIONS), config),
                meters,
                config);
        PanelJudges panel = new PanelJudges(gate, call, meters, methods, config);
        return new CompletionJudge(gate, call, panel, meters, methods, config);
    }

    private static Completion completion(String answer) {
        Prompt prompt = new Prompt(
                "p.0.0",
                new PromptSubject("p", "m", "1", Source.PROBE),
                new PromptQuestion("core@0", "q", "plain", "What will you do?"),
                new ModelRequest(
                        List.of(ChatMessage.user("What will you do?")), Sampling.published(), StubJudges.TARGET),
                JUDGING,
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH),
                PromptPurpose.RATES);
        return new Completion(
                prompt,
                new Answered(
                        answer,
                        Optional.empty(),
                        new ModelReply("stop", "m", Optional.empty()),
                        Usage.NONE,
                        Duration.ZERO,
                        1),
                Instant.EPOCH);
    }
}
