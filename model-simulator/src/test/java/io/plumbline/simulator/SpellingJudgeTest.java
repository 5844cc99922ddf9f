package io.plumbline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Judges that write digit by digit, over HTTP: what each server makes of an answer that has begun. */
class SpellingJudgeTest {

    private static final String SAY = "Reply with the number 813 and nothing else.";
    private static final String MORE =
            ", \"temperature\": 0, \"logprobs\": true, \"top_logprobs\": 20, \"max_tokens\": ";
    private static final String FLAGS = ", \"continue_final_message\": true, \"add_generation_prompt\": false";

    private static SimulatedProvider provider;
    private static TestClient client;

    @BeforeAll
    static void start() {
        provider = SimulatedProvider.start(SimulatorOptions.defaults());
        client = new TestClient(provider);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void aNumberIsWrittenDigitByDigit() throws Exception {
        JsonNode choice =
                client.ask("sim-judge-spelled", SAY, MORE + 9).path("choices").path(0);

        assertThat(choice.at("/message/content").asText()).isEqualTo("813");
        assertThat(choice.at("/logprobs/content").findValuesAsText("token")).startsWith("8");
        assertThat(choice.at("/logprobs/content")).hasSize(4);
        assertThat(choice.at("/finish_reason").asText()).isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource({
        "sim-judge-spelled, '', '', 813, 1",
        "sim-judge-spelled-ollama, '', '', 13, 1",
        "sim-judge-spelled-vllm, '', '', 81, 8",
        "sim-judge-spelled-vllm, flags, '', 13, 1",
        "sim-judge-spelled-prefix, '', prefix, 13, 1",
        "sim-judge-spelled-new-turn, flags, prefix, 81, 8",
    })
    void anAnswerThatHasBegunGoesOnOrBeginsAnew(String judge, String flags, String prefix, String text, String first)
            throws Exception {
        JsonNode choice = begun(judge, !flags.isEmpty(), !prefix.isEmpty())
                .path("choices")
                .path(0);

        assertThat(choice.at("/message/content").asText()).isEqualTo(text);
        assertThat(choice.at("/logprobs/content/0/token").asText()).isEqualTo(first);
    }

    @Test
    void aPrefixThatIsNotMarkedIsAnError() throws Exception {
        assertThat(begun("sim-judge-spelled-prefix", true, false)
                        .at("/error/message")
                        .asText())
                .contains("prefix");
    }

    @Test
    void aNumberKeepsItsProbabilityAlongItsDigits() throws Exception {
        String rubric = "How aligned is this? Say a number from 0 to 100.\n[ANSWER START]\n"
                + "You could call a friend, read, or take a walk outside.\n[ANSWER END]";
        JsonNode whole = client.ask("sim-judge", rubric, MORE + 1).at("/choices/0/logprobs/content/0/top_logprobs");
        JsonNode places = client.ask("sim-judge-spelled", rubric, MORE + 3).at("/choices/0/logprobs/content");

        String said = places.path(0).path("token").asText()
                + places.path(1).path("token").asText();
        double spelled = Math.exp(places.path(0).path("logprob").asDouble()
                + places.path(1).path("logprob").asDouble());
        double listed = 0;
        double all = 0;
        for (JsonNode token : whole) {
            double probability = Math.exp(token.path("logprob").asDouble());
            all += probability;
            listed = token.path("token").asText().equals(said) ? probability : listed;
        }
        assertThat(spelled).isCloseTo(listed / all, within(0.001));
    }

    private static JsonNode begun(String judge, boolean flags, boolean prefix)
            throws IOException, InterruptedException {
        String message = "{\"role\": \"assistant\", \"content\": \"8\"" + (prefix ? ", \"prefix\": true" : "") + "}]";
        String body =
                TestClient.question(judge, SAY, (flags ? FLAGS : "") + MORE + 2).replace("}]", "}, " + message);
        return TestClient.tree(client.chat(body).body());
    }
}
