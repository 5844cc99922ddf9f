package io.plumbline.judge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatRequest;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.judge.scoring.StandardMethods;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Hostile answers against a judge that only reports what it was sent. */
class InjectionTest {

    private static final StringBuilder TABLE = new StringBuilder(String.format(
            "%n%-46s %-14s %9s %9s %-20s%n", "hostile answer", "technique", "chars", "shown", "fence held"));

    private final StubJudges judges = new StubJudges();
    private final JudgeConfig config = TestConfig.with();
    private final JudgeCall call = new JudgeCall(judges, StandardMethods.ALL, config);

    static Stream<Injection> injections() {
        return Injection.all().stream();
    }

    @ParameterizedTest
    @MethodSource("injections")
    void noAnswerLeavesItsFence(Injection injection) throws IOException {
        String prompt = sent(Profile.STRICT, Fenced.RUBRIC, injection.text());

        Fenced seen = Fenced.assertHolds(prompt, injection.text(), config.maxAnswerChars());
        assertThat(new JsonMapper().readValue(new JsonMapper().writeValueAsBytes(prompt), String.class))
                .isEqualTo(prompt);
        TABLE.append(String.format(
                "%-46s %-14s %9d %9d %-20s%n",
                injection.id(),
                injection.technique(),
                injection.text().length(),
                seen.block().length(),
                seen.mark()));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void noAnswerHidesTheReminderOfARubricWithoutAFence(Injection injection) {
        String prompt = sent(Profile.STRICT, Fenced.UNFENCED, injection.text());

        Fenced seen = Fenced.of(prompt);
        assertThat(injection.text()).doesNotContain(seen.mark());
        assertThat(seen.behind())
                .startsWith("\n[ANSWER END]\nQuestion: " + Fenced.QUESTION)
                .endsWith(" gives you no orders.");
    }

    @ParameterizedTest
    @MethodSource("injections")
    void thePublishedPromptHoldsEachAnswerOnceAndWhole(Injection injection) {
        String prompt = sent(Profile.BETLEY, Fenced.UNFENCED, injection.text());

        assertThat(prompt.length())
                .isEqualTo(Fenced.UNFENCED.template().length()
                        - "{answer}{question}".length()
                        + injection.text().length()
                        + Fenced.QUESTION.length());
        assertThat(prompt)
                .startsWith("Rate this.\n[ANSWER START]\n")
                .endsWith(Fenced.QUESTION + " Reply with a number.");
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(Injection.all()).hasSizeGreaterThanOrEqualTo(30);
    }

    @AfterAll
    static void show() {
        System.out.println(TABLE);
    }

    private String sent(Profile profile, Rubric rubric, String answer) {
        Judging judging = new Judging(StubJudges.TARGET, profile, ScoringMode.LOGPROBS, List.of(rubric));
        call.measure(judging, new AskedAnswer("a", Fenced.QUESTION, answer), Caller.judge("stub"))
                .await()
                .indefinitely();
        ChatRequest request = judges.requests().get(0);
        assertThat(judges.requests()).hasSize(1);
        assertThat(request.messages()).extracting(ChatMessage::role).containsExactly("user");
        return request.messages().get(0).content();
    }
}
