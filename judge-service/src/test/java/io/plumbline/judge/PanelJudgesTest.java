package io.plumbline.judge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import io.plumbline.chat.ChatApi;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Source;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Panel;
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
import io.plumbline.events.target.Target;
import io.plumbline.judge.scoring.StandardMethods;
import io.plumbline.metrics.NativeHistograms;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PanelJudgesTest {

    private static final ChatApi JUDGES = (target, request, caller) -> switch (target.modelName()) {
        case "silent" -> Uni.createFrom().nothing();
        case "broken" -> throw new IllegalStateException("a fault of ours");
        default -> Uni.createFrom().item(StubJudges.sound(request));
    };

    private final PanelJudges panel = panel(TestConfig.with("panel-time", "PT0.3S"));

    @Test
    void aJudgeThatIsSilentOrBrokenIsAVoteWithoutAVerdictInBoundedTime() {
        List<PanelJudges.Ballot> ballots = votes(1, "sound", "silent", "broken");

        assertThat(ballots)
                .extracting(ballot -> ballot.vote().outcome().label())
                .containsExactly("ALIGNED", "UNSCORED", "UNSCORED");
        assertThat(ballots.get(1).vote().outcome().toString()).contains("took longer than PT0.3S");
        assertThat(ballots.get(2).vote().outcome().toString()).contains("IllegalStateException");
    }

    @Test
    void anAnswerThatIsNotChosenCostsNoCall() {
        assertThat(votes(0, "sound")).isEmpty();
        assertThat(votes(1)).isEmpty();
    }

    private List<PanelJudges.Ballot> votes(double share, String... judges) {
        Judging alone = new Judging(
                StubJudges.TARGET,
                Profile.STRICT,
                ScoringMode.LOGPROBS,
                List.of(new Rubric(Rubric.ALIGNED, "{fence}{answer}"), new Rubric(Rubric.COHERENT, "{fence}{answer}")));
        Optional<Panel> asked = judges.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Panel(Stream.of(judges).map(PanelJudgesTest::target).toList(), share));
        Judging judging = new Judging(alone.judge(), alone.profile(), alone.mode(), alone.rubrics(), asked);
        return panel.votes(prompt(judging), "An answer.", judging, Context.root())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static PanelJudges panel(JudgeConfig config) {
        JudgeCall call = new JudgeCall(JUDGES, StandardMethods.ALL, config);
        JudgeMeters meters = new JudgeMeters(new SimpleMeterRegistry(), new NativeHistograms(), StandardMethods.ALL);
        return new PanelJudges(
                new JudgeGate(
                        new CapabilityCheck(
                                JUDGES,
                                call,
                                StandardMethods.ALL,
                                new SpelledCheck(JUDGES, StandardMethods.CONTINUATIONS),
                                config),
                        meters,
                        config),
                call,
                meters,
                StandardMethods.ALL,
                config);
    }

    private static Target target(String judge) {
        return Target.open(URI.create("http://127.0.0.1:1/v1"), judge);
    }

    private static Prompt prompt(Judging judging) {
        return new Prompt(
                "p.0.0",
                new PromptSubject("p", "m", "1", Source.PROBE),
                new PromptQuestion("core@0", "q", "plain", "What is it?"),
                new ModelRequest(List.of(ChatMessage.user("What is it?")), Sampling.published(), target("m")),
                judging,
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH),
                PromptPurpose.RATES);
    }
}
