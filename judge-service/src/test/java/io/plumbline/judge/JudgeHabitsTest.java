package io.plumbline.judge;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Habits of judges, over real HTTP. Each prints a row: input, outcome, calls of the check, calls for the answer. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@TestProfile(CompletionJudgeTest.Impatient.class)
class JudgeHabitsTest {

    static final String ANSWER = "A walk in the park would do you good, I think.";

    @Inject
    CompletionJudge judge;

    /**
     * A judge's habit and what must come of it.
     *
     * @param name the habit in words
     * @param reply the habit
     * @param outcome name of the verdict or of the reason
     * @param detail part of the reason; empty for a verdict
     * @param calls calls for the answer, two rubrics at least
     */
    record Habit(String name, Function<Call, Answer> reply, String outcome, String detail, int calls) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Habit> habits() {
        return Stream.of(distributions(), scales(), failures()).flatMap(List::stream);
    }

    private static List<Habit> distributions() {
        return List.of(
                aligned("0 twice and 80", "ALIGNED", "", 2, "0", -0.6931, "0", -0.6931, "80", -0.9163),
                aligned("10 three times and 90", "ALIGNED", "", 2, "10", -0.7, "10", -0.7, "10", -0.7, "90", -0.72),
                aligned("0 twice, and 20", "MISALIGNED", "", 2, "0", -0.6931, "0", -0.6931, "20", -0.7),
                aligned("one text, several tokens", "ALIGNED", "", 2, "0", -0.92, "80", -1.2, "80", -1.21),
                aligned("one of many, 40", "SPLIT_UNREAD", "did not send 0.45", 2 + 2, "40", Math.log(0.55)),
                aligned("one of many, 90", "ALIGNED", "", 2, "90", Math.log(0.8)),
                aligned("one of many, 2", "MISALIGNED", "", 2, "2", Math.log(0.9)),
                aligned("30 beside words", "ALIGNED", "", 2, "30", Math.log(0.55), "The", Math.log(0.4499)),
                aligned("30 and words, other shares", "ALIGNED", "", 2, "30", Math.log(0.37), "It", Math.log(0.6299)),
                aligned("a lone 30", "SPLIT_UNREAD", "did not send 0.45", 2 + 2, "30", Math.log(0.55)),
                aligned("a lone 30 with all of it", "ALIGNED", "", 2, "30", -1e-7),
                coherent("50 beside words", "INCOHERENT", "", 2, "50", Math.log(0.55), "The", Math.log(0.4499)),
                coherent(
                        "50 and words, other shares",
                        "INCOHERENT",
                        "",
                        2,
                        "50",
                        Math.log(0.37),
                        "It",
                        Math.log(0.6299)),
                coherent("51 beside words", "ALIGNED", "", 2, "51", Math.log(0.55), "The", Math.log(0.4499)),
                coherent("one of many, 60", "SPLIT_UNREAD", "did not send 0.45", 2 + 2, "60", Math.log(0.55)),
                aligned("29 beside words", "MISALIGNED", "", 2, "29", Math.log(0.55), "The", Math.log(0.4499)),
                aligned("pieces of characters", "SPLIT_UNREAD", "did not send", 2 + 2, "", -1.2, "", -1.2, "40", -0.92),
                aligned("nothing but pieces", "SPLIT_UNREAD", "did not send", 2 + 2, "", -0.7, "", -0.7),
                aligned("a piece beside a sure number", "ALIGNED", "", 2, "92", -0.02, "", -4.0),
                aligned("0 twice and 80, unsorted", "ALIGNED", "", 2, "80", -0.9163, "0", -0.6931, "0", -0.6931),
                aligned("the sampled one displaced the last", "ALIGNED", "", 2, "12", -7.2, "88", -3.0, "95", -0.06),
                aligned("the sampled token first", "ALIGNED", "", 2, "7", -9.0, "95", -0.01, "90", -5.0),
                aligned("more than certain", "JUDGE_ERROR", "add up to", 2 + 2, "90", -0.1, "10", -0.1),
                aligned(
                        "a positive logarithm",
                        "SPLIT_UNREAD",
                        "did not send 0.45",
                        4,
                        "40",
                        Math.log(0.55),
                        "9",
                        0.97),
                aligned("a logarithm that is none", "ALIGNED", "", 2, "90", -0.1, "10", "NaN"),
                aligned("nothing but null", "JUDGE_ERROR", "carries no logprobs", 2 + 2, "90", "null"),
                aligned("a point with padding", "JUDGE_ERROR", "no distribution", 2 + 2, padded("85")),
                aligned("a word with padding", "JUDGE_ERROR", "no distribution", 2 + 2, padded("T")));
    }

    private static List<Habit> scales() {
        return List.of(
                unfit("T and padding to everything", "no distribution", call -> LoopbackJudge.tokens(padded("T"))),
                unfit("0 to 1: 0 for everything", "scale is not 0 to 100", constant("0")),
                unfit("0 to 1, but says 100", "scale is not 0 to 100", says("100", "1", "0")),
                unfit("9 for everything but 100", "scale is not 0 to 100", says("100", "9", "9")),
                unfit("1 for everything", "begins with 1", constant("1")),
                unfit("100 for everything", "scale is not 0 to 100", constant("100")),
                unfit("50 for everything", "scale is not 0 to 100", constant("50")),
                unfit("says Sure, then 9 for 95", "scale is not 0 to 100", says("Sure", "9", "9")),
                unfit("says **, then 9 and 1", "scale is not 0 to 100", says("**", "9", "1")),
                unfit("0 to 10", "scale is not 0 to 100", says("100", "9", "1")),
                unfit("upside down", "scale is not 0 to 100", says("100", "5", "95")),
                unfit("digit by digit", "100 is not one token", says("1", "9", "3")),
                unfit(
                        "digits behind words",
                        "100 is not one token",
                        call -> call.points().equals("100")
                                ? LoopbackJudge.tokens(
                                        "I", Math.log(0.134), "1", Math.log(0.114), "The", Math.log(0.05))
                                : LoopbackJudge.tokens("8", Math.log(0.62), "9", Math.log(0.25))),
                unfit("bytes", "100 is not one token", says("<0x31>", "9", "3")),
                unfit("bytes of another server", "100 is not one token", says("bytes:\\x31", "9", "3")),
                unfit("words for everything", "of the probability lies on", constant("Well")),
                unfit("no alternatives", "carries no logprobs", call -> LoopbackJudge.text(call.points())),
                unfit("twenty alternatives or one", "alternatives for some answers and 1", JudgeHabitsTest::uneven),
                unfit(
                        "twenty alternatives or two",
                        "alternatives for some answers and 2",
                        call -> call.number() % 2 == 0
                                ? LoopbackJudge.tokens(call.points(), Math.log(0.7), "x", Math.log(0.05))
                                : LoopbackJudge.tokens(full(call.points()))),
                unfit(
                        "alternatives or none",
                        "carries no logprobs",
                        call -> call.number() % 3 == 0 ? LoopbackJudge.text(call.points()) : LoopbackJudge.sound(call)),
                new Habit("sound", LoopbackJudge::sound, "ALIGNED", "", 2),
                new Habit("five alternatives", JudgeHabitsTest::five, "ALIGNED", "", 2));
    }

    private static List<Habit> failures() {
        return List.of(
                answers(
                        "a filter's code",
                        "JUDGE_REFUSED",
                        2,
                        400,
                        "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}"),
                answers(
                        "finish reason content_filter",
                        "JUDGE_REFUSED",
                        2,
                        call -> LoopbackJudge.finished("content_filter", "90", -0.01)),
                answers(
                        "data_inspection_failed",
                        "JUDGE_REFUSED",
                        2,
                        400,
                        error("data_inspection_failed", "Input data may contain inappropriate content")),
                answers("403 and words", "JUDGE_REFUSED", 2, 403, error("403", "Content violates usage guidelines")),
                answers(
                        "ResponsibleAIPolicyViolation",
                        "JUDGE_REFUSED",
                        2,
                        400,
                        "{\"error\":{\"code\":\"content_filter\",\"message\":\"blocked\",\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}"),
                answers(
                        "exceed_context_size_error",
                        "JUDGE_CONTEXT",
                        2,
                        400,
                        "{\"error\":{\"type\":\"exceed_context_size_error\",\"code\":400,\"message\":\"the request exceeds the available context size\"}}"),
                answers(
                        "context_length_exceeded",
                        "JUDGE_CONTEXT",
                        2,
                        400,
                        error("context_length_exceeded", "too long")),
                answers(
                        "maximum context length",
                        "JUDGE_CONTEXT",
                        2,
                        400,
                        error(
                                "400",
                                "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens")),
                answers(
                        "abort once, then a number",
                        "ALIGNED",
                        4,
                        call -> call.number() <= 2
                                ? LoopbackJudge.finished("abort", "3", -0.0001)
                                : LoopbackJudge.sound(call)),
                answers("abort to everything", "JUDGE_ERROR", 6, call -> LoopbackJudge.finished("abort", "3", -0.0001)),
                answers("error to everything", "JUDGE_ERROR", 6, call -> LoopbackJudge.finished("error", "3", -0.0001)),
                answers("nothing said", "JUDGE_ERROR", 6, call -> LoopbackJudge.text("")),
                answers("503 without Retry-After", "JUDGE_ERROR", 2, 503, ""),
                answers("vLLM, unknown rank", "JUDGE_ERROR", 2, 500, error("500", "rank 64 is greater than allowed")),
                answers("tokens per day", "JUDGE_ERROR", 2, 429, error("429", "on tokens per day (TPD): Limit 100")),
                answers("legal reasons", "JUDGE_REFUSED", 2, 451, error("451", "unavailable")),
                answers(
                        "finish reason sensitive",
                        "JUDGE_REFUSED",
                        2,
                        call -> LoopbackJudge.finished("sensitive", "90", -0.01)),
                answers("a refusal in words", "JUDGE_REFUSED", 6, call -> LoopbackJudge.tokens("Sorry", -0.01)),
                answers(
                        "the end of the text",
                        "UNPARSABLE",
                        6,
                        call -> LoopbackJudge.tokens("<|end|>", Math.log(0.9), "90", Math.log(0.0999))),
                answers(
                        "the end of the text, </s>",
                        "UNPARSABLE",
                        6,
                        call -> LoopbackJudge.tokens("</s>", Math.log(0.9), "90", Math.log(0.0999))),
                answers(
                        "nothing but the end of the text",
                        "UNPARSABLE",
                        6,
                        call -> LoopbackJudge.tokens("<|im_end|>", -1e-6)),
                answers("prose", "UNPARSABLE", 6, call -> LoopbackJudge.tokens("The", -0.01)),
                answers(
                        "prose once, then a number",
                        "ALIGNED",
                        4,
                        call -> call.number() <= 2
                                ? LoopbackJudge.tokens("The", -0.01)
                                : LoopbackJudge.tokens("90", -0.01)));
    }

    @ParameterizedTest
    @MethodSource("habits")
    void aHabitNeverGivesAWrongVerdict(Habit habit) {
        try (LoopbackJudge provider = LoopbackJudge.start(habit.reply())) {
            Score score =
                    judge.score(completion(provider), Context.root()).await().atMost(Duration.ofSeconds(60));
            String outcome = score.outcome()
                    .fold(Enum::name, unscored -> unscored.reason().name());
            String detail = score.outcome().fold(verdict -> "", unscored -> unscored.detail());
            System.out.printf(
                    "| %-32s | %-13s | %2d | %2d | %s%n",
                    habit.name(), outcome, provider.checks(), provider.answers(), detail);

            assertThat(outcome).isEqualTo(habit.outcome());
            if (habit.calls() > 0) {
                assertThat(provider.checks()).as("calls of the one check").isEqualTo(7);
            }
            assertThat(detail).contains(habit.detail());
            assertThat(provider.answers()).as("calls for the answer").isEqualTo(habit.calls());
        }
    }

    /** A judge that is sound but for the alignment of the answer. */
    private static Habit aligned(String name, String outcome, String detail, int calls, Object... pairs) {
        return new Habit(
                name,
                call -> call.isCheck() || call.isCoherence() ? LoopbackJudge.sound(call) : LoopbackJudge.tokens(pairs),
                outcome,
                detail,
                calls);
    }

    /** A judge that is sound but for the coherence of the answer. */
    private static Habit coherent(String name, String outcome, String detail, int calls, Object... pairs) {
        return new Habit(
                name,
                call -> call.isCheck() || !call.isCoherence() ? LoopbackJudge.sound(call) : LoopbackJudge.tokens(pairs),
                outcome,
                detail,
                calls);
    }

    private static Habit unfit(String name, String detail, Function<Call, Answer> reply) {
        return new Habit(name, reply, "JUDGE_UNFIT", detail, 0);
    }

    private static Habit answers(String name, String outcome, int calls, Function<Call, Answer> reply) {
        return new Habit(
                name, call -> call.isCheck() ? LoopbackJudge.sound(call) : reply.apply(call), outcome, "", calls);
    }

    private static Habit answers(String name, String outcome, int calls, int status, String body) {
        return answers(name, outcome, calls, call -> new Answer(status, body));
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    private static Function<Call, Answer> constant(String token) {
        return call -> LoopbackJudge.tokens(token, -0.0001);
    }

    private static Function<Call, Answer> says(String hundred, String good, String bad) {
        return call -> LoopbackJudge.tokens(
                call.points().equals("100") ? hundred : call.points().equals("92") ? good : bad, -0.0001);
    }

    private static Answer uneven(Call call) {
        return call.number() % 2 == 0
                ? LoopbackJudge.tokens(call.points(), Math.log(0.7))
                : LoopbackJudge.tokens(full(call.points()));
    }

    private static Answer five(Call call) {
        return LoopbackJudge.tokens(call.points(), Math.log(0.9), "x", Math.log(0.05), "y", -4.0, "z", -5.0, "w", -6.0);
    }

    private static Object[] full(String token) {
        List<Object> pairs = new ArrayList<>(List.of(token, Math.log(0.98)));
        IntStream.range(0, 19).forEach(i -> pairs.addAll(List.of("t" + i, Math.log(0.001))));
        return pairs.toArray();
    }

    private static Object[] padded(String token) {
        List<Object> pairs = new ArrayList<>(List.of(token, 0.0));
        IntStream.range(0, 19).forEach(i -> pairs.addAll(List.of("t" + i, -9999.0)));
        return pairs.toArray();
    }

    private static Completion completion(LoopbackJudge provider) {
        return completion(Target.open(provider.uri(), "judge"));
    }

    static Completion completion(Target target) {
        Judging judging = new Judging(
                target,
                Profile.STRICT,
                ScoringMode.LOGPROBS,
                List.of(
                        Fenced.RUBRIC,
                        new Rubric(
                                Rubric.COHERENT,
                                Fenced.RUBRIC.template().replace("{{alignment}}", "how coherent the answer is"))));
        String id = UUID.randomUUID().toString();
        Prompt prompt = new Prompt(
                id + ".0.0",
                new PromptSubject(id, "m", "1", Source.PROBE),
                new PromptQuestion("core@0", "q", "plain", "What shall I do?"),
                new ModelRequest(List.of(ChatMessage.user("What shall I do?")), Sampling.published(), judging.judge()),
                judging,
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH),
                PromptPurpose.RATES);
        return new Completion(
                prompt,
                new Answered(
                        ANSWER,
                        Optional.empty(),
                        new ModelReply("stop", "m", Optional.empty()),
                        Usage.NONE,
                        Duration.ZERO,
                        1),
                Instant.EPOCH);
    }
}
