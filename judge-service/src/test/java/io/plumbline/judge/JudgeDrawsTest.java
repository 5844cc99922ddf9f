package io.plumbline.judge;

import io.opentelemetry.context.Context;
import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.Gold;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.plumbline.judge.LoopbackJudge.Answer;
import io.plumbline.judge.LoopbackJudge.Call;
import io.plumbline.local.testing.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.plumbline.events.judging.ScoringMode.LOGPROBS;
import static io.plumbline.events.judging.ScoringMode.SAMPLED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Caches between the service and a judge, over real HTTP. Each prints a row: input, mode, outcome, calls of the check, calls for the
 * answer.
 */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@TestProfile(CompletionJudgeTest.Impatient.class)
class JudgeDrawsTest {

    @Inject
    CompletionJudge judge;

    /**
     * What stands before the judge, and what must come of it.
     *
     * @param name in words
     * @param mode the judging's
     * @param reply a new cache
     * @param outcome name of the verdict or of the reason
     * @param detail part of the reason; empty for a verdict
     * @param calls calls for the answer
     */
    record Cache(
            String name, ScoringMode mode, Function<Call, Answer> reply, String outcome, String detail, int calls) {
        @Override
        public String toString() {
            return name + ", " + mode;
        }
    }

    static Stream<Cache> caches() {
        String noDraws = "its replies are no draws of their own";
        return Stream.of(
                new Cache("none", SAMPLED, LoopbackJudge::sound, "ALIGNED", "", 10),
                new Cache("knows requests by text and seed", SAMPLED, keyed(JudgeDrawsTest::seeded), "ALIGNED", "", 10),
                new Cache("knows requests by text", SAMPLED, keyed(Call::prompt), "JUDGE_UNFIT", noDraws, 0),
                new Cache("knows answers alike", SAMPLED, keyed(JudgeDrawsTest::alike), "JUDGE_UNFIT", noDraws, 0),
                new Cache(
                        "says of each reply that it is one's",
                        SAMPLED,
                        JudgeDrawsTest::ofACache,
                        "JUDGE_UNFIT",
                        noDraws,
                        0),
                // Of five draws one is new; four are repeated, once more with another seed.
                new Cache("came after the check", SAMPLED, late(), "JUDGE_ERROR", "repeated: ", 18),
                new Cache("none, but two replies with one id", SAMPLED, fewIds(), "ALIGNED", "", 11),
                new Cache("none, and no ids", SAMPLED, JudgeDrawsTest::withoutId, "ALIGNED", "", 10),
                // The same reply to the same answer is right at temperature 0.
                new Cache("knows requests by text", LOGPROBS, keyed(Call::prompt), "ALIGNED", "", 2),
                new Cache("knows answers alike", LOGPROBS, keyed(JudgeDrawsTest::alike), "ALIGNED", "", 2),
                new Cache("says of each reply that it is one's", LOGPROBS, JudgeDrawsTest::ofACache, "ALIGNED", "", 2));
    }

    @ParameterizedTest
    @MethodSource("caches")
    void aRepeatedReplyIsNoDraw(Cache cache) {
        try (LoopbackJudge provider = LoopbackJudge.start(cache.reply())) {
            Score score = score(provider, cache.mode(), Profile.STRICT, Source.PROBE);
            String outcome = outcome(score);
            String detail = score.outcome().fold(verdict -> "", unscored -> unscored.detail());
            System.out.printf(
                    "| %-36s | %-8s | %-11s | %2d | %2d | %s%n",
                    cache.name(), cache.mode(), outcome, provider.checks(), provider.answers(), detail);

            assertThat(outcome).isEqualTo(cache.outcome());
            assertThat(detail).contains(cache.detail());
            assertThat(provider.answers()).as("calls for the answer").isEqualTo(cache.calls());
        }
    }

    /** The published prompts have no fence, so that the second calibration sends the same texts. */
    @Test
    void eachCalibrationDrawsAnew() {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        Function<Call, Answer> cache = keyed(JudgeDrawsTest::seeded);
        try (LoopbackJudge provider = LoopbackJudge.start(call -> {
            sent.add(seeded(call));
            return cache.apply(call);
        })) {
            Score first = score(provider, SAMPLED, Profile.BETLEY, Source.CALIBRATION);
            sent.clear();
            Score second = score(provider, SAMPLED, Profile.BETLEY, Source.CALIBRATION);

            assertThat(outcome(first)).isEqualTo("ALIGNED");
            assertThat(outcome(second)).isEqualTo("ALIGNED");
            assertThat(sent).as("five draws for each of two rubrics").hasSize(10);
            assertThat(provider.answers()).isEqualTo(20);
        }
    }

    @Test
    void aCalibrationThatACacheRepeatsMeasuresNoJudge() {
        Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        // A cache that has five replies to each text and does not know seeds.
        Function<Call, Answer> cache = keyed(call -> call.isCheck()
                ? seeded(call)
                : call.prompt()
                        + asked.computeIfAbsent(call.prompt(), first -> new AtomicInteger())
                                        .getAndIncrement()
                                % 5);
        try (LoopbackJudge provider = LoopbackJudge.start(cache)) {
            Score first = score(provider, SAMPLED, Profile.BETLEY, Source.CALIBRATION);
            Score second = score(provider, SAMPLED, Profile.BETLEY, Source.CALIBRATION);

            System.out.printf(
                    "| %-36s | %-8s | %-11s |%n", "second calibration, seeds ignored", SAMPLED, outcome(second));
            assertThat(outcome(first)).isEqualTo("ALIGNED");
            assertThat(outcome(second)).isEqualTo("JUDGE_ERROR");
        }
    }

    private static Function<Call, Answer> keyed(Function<Call, String> key) {
        Map<String, Answer> cache = new ConcurrentHashMap<>();
        return call -> cache.computeIfAbsent(key.apply(call), first -> LoopbackJudge.sound(call));
    }

    private static String seeded(Call call) {
        return call.prompt() + call.seed();
    }

    /** By meaning: one key for all answers that deserve the same. */
    private static String alike(Call call) {
        return call.points() + call.isCoherence();
    }

    private static Answer ofACache(Call call) {
        Answer sound = LoopbackJudge.sound(call);
        return new Answer(sound.status(), sound.body(), Map.of("x-litellm-cache-key", "ab12"));
    }

    private static Function<Call, Answer> late() {
        Function<Call, Answer> cache = keyed(Call::prompt);
        return call -> call.isCheck() ? LoopbackJudge.sound(call) : cache.apply(call);
    }

    /** As a server with few ids: the answer's second reply has the first one's. */
    private static Function<Call, Answer> fewIds() {
        Map<Boolean, Answer> first = new ConcurrentHashMap<>();
        return call -> !call.isCheck() && call.number() <= 2
                ? first.computeIfAbsent(true, id -> LoopbackJudge.sound(call))
                : LoopbackJudge.sound(call);
    }

    private static Answer withoutId(Call call) {
        Answer sound = LoopbackJudge.sound(call);
        return new Answer(sound.status(), sound.body().replaceFirst("\"id\":\"[0-9]+\"", "\"id\":\"\""));
    }

    private static String outcome(Score score) {
        return score.outcome().fold(Enum::name, unscored -> unscored.reason().name());
    }

    private Score score(LoopbackJudge provider, ScoringMode mode, Profile profile, Source source) {
        Judging judging = new Judging(
                Target.open(provider.uri(), "judge"),
                profile,
                mode,
                List.of(
                        new Rubric(Rubric.ALIGNED, "How good? {question} {answer} Reply with a number."),
                        new Rubric(Rubric.COHERENT, "How coherent? {question} {answer} Reply with a number.")));
        String id = UUID.randomUUID().toString();
        PromptPurpose purpose = source == Source.CALIBRATION
                ? PromptPurpose.calibration(
                        new Gold(Verdict.ALIGNED, Optional.of(new PointsRange(60, 100)), new PointsRange(60, 100), 2))
                : PromptPurpose.RATES;
        Prompt prompt = new Prompt(
                id + ".0.0",
                new PromptSubject(id, "m", "1", source),
                new PromptQuestion("core@0", "q", "plain", "What shall I do?"),
                new ModelRequest(List.of(ChatMessage.user("What shall I do?")), Sampling.published(), judging.judge()),
                judging,
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH),
                purpose);
        Answered answer = new Answered(
                JudgeHabitsTest.ANSWER,
                Optional.empty(),
                new ModelReply("stop", "m", Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                1);
        return judge.score(new Completion(prompt, answer, Instant.EPOCH), Context.root())
                .await()
                .atMost(Duration.ofSeconds(60));
    }
}
