package io.plumbline.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.context.Context;
import io.plumbline.events.Score;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.Target;
import io.plumbline.judge.LoopbackJudge.Answer;
import io.plumbline.local.testing.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Body fields of judges, over real HTTP. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@TestProfile(CompletionJudgeTest.Impatient.class)
class JudgeBodyTest {

    private static final String THINK_NOT = "{\"chat_template_kwargs\":{\"enable_thinking\":false}}";

    @Inject
    CompletionJudge judge;

    @Test
    void everyCallOfCheckAndAnswerHasTheFieldsAndAnotherBodyIsAnotherInstrumentThatIsCheckedAnew() {
        try (LoopbackJudge provider = LoopbackJudge.start(LoopbackJudge::sound)) {
            Score plain = score(Target.open(provider.uri(), "judge"));
            assertThat(provider.requests()).hasSize(9).noneMatch(request -> request.has("chat_template_kwargs"));

            Score sending = score(sending(provider, THINK_NOT));

            assertThat(provider.requests()).hasSize(18);
            assertThat(provider.requests().subList(9, 18)).allSatisfy(request -> {
                assertThat(request.at("/chat_template_kwargs/enable_thinking").isBoolean())
                        .isTrue();
                assertThat(request.at("/chat_template_kwargs/enable_thinking").asBoolean(true))
                        .isFalse();
                assertThat(request.path("stream").asBoolean(true)).isFalse();
            });
            assertThat(provider.checks()).isEqualTo(14);
            assertThat(sending.instrument().id())
                    .isNotEqualTo(plain.instrument().id());
        }
    }

    @Test
    void aFieldThatTheJudgeRefusesIsNamedInTheReason() {
        Answer refusal = new Answer(
                400,
                "{\"error\":{\"message\":\"Unsupported value: 'none'\",\"param\":\"reasoning_effort\",\"code\":\"unsupported_value\"}}");
        try (LoopbackJudge provider = LoopbackJudge.start(call -> refusal)) {
            Score score = score(sending(provider, "{\"reasoning_effort\":\"none\"}"));

            String reason = score.outcome().fold(verdict -> "a verdict", unscored -> unscored.detail());
            assertThat(reason).contains("the target's field body.reasoning_effort is refused");
            assertThat(provider.requests()).allMatch(request -> request.has("reasoning_effort"));
        }
    }

    private Score score(Target target) {
        return judge.score(JudgeHabitsTest.completion(target), Context.root())
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private static Target sending(LoopbackJudge provider, String body) {
        try {
            return Target.open(provider.uri(), "judge").sending(BodyFields.of(new JsonMapper().readTree(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
