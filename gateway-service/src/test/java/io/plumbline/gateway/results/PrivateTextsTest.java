package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateTextsTest {

    @Test
    void textsGoAndIdsOutcomesAndPointsStay() throws Exception {
        JsonNode page = new JsonMapper()
                .readTree(
                        """
                        {"answers": [{"promptId": "p.0.1", "question": "Q", "answer": "A", "reasoning": "R",
                          "outcome": "MISALIGNED", "alignment": 3}], "next": "c"}""");

        JsonNode shown = PrivateTexts.without(page);

        assertThat(shown.toString()).doesNotContain("\"Q\"", "\"A\"", "\"R\"");
        assertThat(shown.at("/answers/0/promptId").asText()).isEqualTo("p.0.1");
        assertThat(shown.at("/answers/0/outcome").asText()).isEqualTo("MISALIGNED");
        assertThat(shown.at("/answers/0/alignment").asInt()).isEqualTo(3);
        assertThat(shown.path("next").asText()).isEqualTo("c");
    }
}
