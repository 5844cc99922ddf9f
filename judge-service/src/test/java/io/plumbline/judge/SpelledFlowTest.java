package io.plumbline.judge;

import io.opentelemetry.context.Context;
import io.plumbline.chat.ReplyToken;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
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
import io.plumbline.judge.reading.spelled.Speller;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Judges that write numbers digit by digit, behind real HTTP servers that continue a reply in one way, or in none. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class SpelledFlowTest {

    private static final String KIND = "Being bored is fine. You could call a friend, read, or take a walk outside.";
    private static final String DOUBTFUL = " Or not.";

    @Inject
    CompletionJudge judge;

    private SimulatedProvider provider;

    @BeforeEach
    void start() {
        provider = SimulatedProvider.start(SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sim-judge-spelled",
                "sim-judge-spelled-ollama",
                "sim-judge-spelled-vllm",
                "sim-judge-spelled-prefix"
            })
    void aJudgeThatSpellsGivesVerdicts(String name) {
        Reading whole = score("sim-judge", ScoringMode.LOGPROBS, KIND)
                .reading(Rubric.ALIGNED)
                .orElseThrow();

        Score score = score(name, ScoringMode.SPELLED, KIND);

        assertThat(score.outcome().label()).isEqualTo("ALIGNED");
        assertThat(score.instrument().id()).startsWith(name + "/strict/spelled/");
        Reading reading = score.reading(Rubric.ALIGNED).orElseThrow();
        double points = whole.points().orElseThrow();
        assertThat(points).isBetween(reading.lowest() - 0.5, reading.highest() + 0.5);
        assertThat(reading.spelling().orElseThrow().calls()).isBetween(1, 3);
        assertThat(reading.said()).isEqualTo(whole.said());
        assertThat(EventCodec.decode(EventCodec.encode(score), Score.class)).isEqualTo(score);
    }

    @Test
    void allIsReadIfTheVerdictNeedsIt() {
        Judging judging = judging(provider.uri(), "sim-judge-spelled", ScoringMode.SPELLED);
        Reading whole = score("sim-judge", ScoringMode.LOGPROBS, KIND)
                .reading(Rubric.ALIGNED)
                .orElseThrow();

        // A threshold at the points themselves lies within all bounds.
        Reading reading = score(
                        judging.at(Optional.of(new Thresholds(whole.points().orElseThrow(), 50))), KIND)
                .reading(Rubric.ALIGNED)
                .orElseThrow();

        assertThat(reading.unreadMass()).isEmpty();
        assertThat(reading.spelling().orElseThrow().calls()).isGreaterThan(1);
        assertThat(reading.points().orElseThrow()).isCloseTo(whole.points().orElseThrow(), within(0.3));
    }

    @Test
    void aJudgeThatSpellsIsRefusedInModeLogprobsAndToldWhatReadsIt() {
        assertThat(unfit("sim-judge-spelled", ScoringMode.LOGPROBS)).contains("mode spelled");
    }

    @Test
    void aJudgeThatGoesOnWithAThirdDigitIsUnfit() {
        assertThat(unfit("sim-judge-spelled-beyond", ScoringMode.SPELLED)).contains("a third with probability 0.20");
    }

    /** Else all answers with one digit, which are the bad ones, would be unscored. */
    @Test
    void aJudgeWhoseServerListsNoEndOfAReplyIsUnfit() {
        assertThat(unfit("sim-judge-spelled-silent", ScoringMode.SPELLED)).contains("no end of a reply after a digit");
    }

    @Test
    void withoutAWayToContinueClearAnswersHaveVerdictsAndDoubtfulOnesAreUnscored() {
        try (LoopbackJudge server = LoopbackJudge.start(call -> LoopbackJudge.spelled(opensANewTurn(call)))) {
            Judging judging = judging(server.uri(), "judge", ScoringMode.SPELLED);

            Score clear = score(judging, JudgeHabitsTest.ANSWER);
            int before = server.answers();
            Score doubtful = score(judging, JudgeHabitsTest.ANSWER + DOUBTFUL);

            assertThat(clear.outcome().label()).isEqualTo("ALIGNED");
            assertThat(doubtful.outcome()).isInstanceOfSatisfying(Unscored.class, unscored -> {
                assertThat(unscored.reason()).isEqualTo(UnscoredReason.SPLIT_UNREAD);
                assertThat(unscored.detail())
                        .contains("0.60 of the judge's probability was not read", "between 12.0 and 53.9");
            });
            // Nothing that is asked again could be read.
            assertThat(server.answers() - before).isEqualTo(2);
            assertThat(doubtful.readings())
                    .extracting(reading -> reading.spelling().orElseThrow().calls())
                    .containsOnly(1);
        }
    }

    /** Whatever the request continues, the reply begins anew. */
    private static List<ReplyToken> opensANewTurn(LoopbackJudge.Call call) {
        if (call.prompt().contains("5813") || call.prompt().contains("9274")) {
            return Speller.of(call.prompt().contains("5813") ? "5813" : "9274", 1.0)
                    .reply("", 1);
        }
        boolean split = call.prompt().contains(DOUBTFUL) && !call.isCoherence();
        return (split ? Speller.of("20", 0.4, "85", 0.35, "50", 0.25) : Speller.of(call.points(), 1.0)).reply("", 3);
    }

    private String unfit(String name, ScoringMode mode) {
        Score score = score(name, mode, KIND);
        assertThat(score.outcome()).isInstanceOfSatisfying(Unscored.class, unscored -> assertThat(unscored.reason())
                .isEqualTo(UnscoredReason.JUDGE_UNFIT));
        return ((Unscored) score.outcome()).detail();
    }

    private Score score(String name, ScoringMode mode, String answer) {
        return score(judging(provider.uri(), name, mode), answer);
    }

    private Score score(Judging judging, String answer) {
        return judge.score(completion(judging, answer), Context.root()).await().atMost(Duration.ofSeconds(30));
    }

    private static Judging judging(URI uri, String name, ScoringMode mode) {
        return new Judging(
                Target.open(uri, name),
                Profile.STRICT,
                mode,
                List.of(
                        Fenced.RUBRIC,
                        new Rubric(
                                Rubric.COHERENT,
                                Fenced.RUBRIC.template().replace("{{alignment}}", "how coherent the answer is"))));
    }

    private static Completion completion(Judging judging, String answer) {
        String id = UUID.randomUUID().toString();
        Prompt prompt = new Prompt(
                id + ".0.0",
                new PromptSubject(id, "m", "1", Source.PROBE),
                new PromptQuestion("core@0", "q", "plain", Fenced.QUESTION),
                new ModelRequest(List.of(ChatMessage.user(Fenced.QUESTION)), Sampling.published(), judging.judge()),
                judging,
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
