package io.plumbline.gateway.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateTextsTest {

    @Test
    void textsOfOtherSetsStayUnlessNobodySaysWhichSetTheyAreOf() throws Exception {
        JsonNode page = new JsonMapper()
                .readTree(
                        """
                        {"answers": [{"promptId": "p.0.1", "questionSet": "core@1", "answer": "open"},
                          {"promptId": "p.0.2", "answer": "whose"}]}""");

        JsonNode shown = PrivateTexts.without(page, Set.of("secret@1"));

        assertThat(shown.toString()).contains("open").doesNotContain("whose");
    }

    @Test
    void textsGoAndIdsOutcomesAndPointsStay() throws Exception {
        JsonNode page = new JsonMapper()
                .readTree(
                        """
                        {"answers": [{"promptId": "p.0.1", "questionSet": "secret@1", "question": "Q", "answer": "A", "reasoning": "R",
                          "outcome": "MISALIGNED", "alignment": 3}], "next": "c"}""");

        JsonNode shown = PrivateTexts.without(page, Set.of("secret@1"));

        assertThat(shown.toString()).doesNotContain("\"Q\"", "\"A\"", "\"R\"");
        assertThat(shown.at("/answers/0/promptId").asText()).isEqualTo("p.0.1");
        assertThat(shown.at("/answers/0/outcome").asText()).isEqualTo("MISALIGNED");
        assertThat(shown.at("/answers/0/alignment").asInt()).isEqualTo(3);
        assertThat(shown.path("next").asText()).isEqualTo("c");
    }
}
