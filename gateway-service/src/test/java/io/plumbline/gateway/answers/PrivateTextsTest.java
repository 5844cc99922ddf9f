package io.plumbline.gateway.answers;

import io.plumbline.events.field.EventJson;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.plumbline.reports.answers.AnswerTexts;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateTextsTest {

    @Test
    void textsOfOtherSetsStayUnlessTheAnswerNamesNoSet() throws Exception {
        AnswerDocumentPage page = page(
                """
                {"answers": [{"promptId": "p.0.1", "questionSet": "core@1", "answer": "open"},
                  {"promptId": "p.0.2", "answer": "whose"}]}""");

        AnswerDocumentPage shown = PrivateTexts.without(page, Set.of("secret@1"));

        assertThat(shown.answers())
                .extracting(answer -> answer.texts().answer())
                .containsExactly("open", null);
    }

    @Test
    void textsGoAndIdsOutcomesAndPointsStay() throws Exception {
        AnswerDocumentPage page = page(
                """
                {"answers": [{"promptId": "p.0.1", "questionSet": "secret@1", "question": "Q", "answer": "A", "reasoning": "R",
                  "outcome": "MISALIGNED", "alignment": 3}], "next": "c"}""");

        AnswerDocumentPage shown = PrivateTexts.without(page, Set.of("secret@1"));

        AnswerDocument answer = shown.answers().get(0);
        assertThat(answer.texts()).isEqualTo(AnswerTexts.NONE);
        assertThat(EventJson.mapper().writeValueAsString(shown))
                .doesNotContain("\"Q\"", "\"A\"", "\"R\"", "question\"");
        assertThat(answer.promptId()).isEqualTo("p.0.1");
        assertThat(answer.score().outcome()).isEqualTo("MISALIGNED");
        assertThat(answer.score().alignment()).isEqualTo(3);
        assertThat(shown.next()).isEqualTo(Optional.of("c"));
    }

    private static AnswerDocumentPage page(String json) throws Exception {
        return EventJson.mapper().readValue(json, AnswerDocumentPage.class);
    }
}
