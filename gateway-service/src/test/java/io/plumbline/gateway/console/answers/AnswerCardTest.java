package io.plumbline.gateway.console.answers;

import io.plumbline.events.field.EventJson;
import io.plumbline.reports.answers.AnswerDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCardTest {

    private static final String ANSWER =
            """
            {"promptId": "p.0.1", "model": "m", "questionSet": "secret@1", "questionId": "q", "variant": "plain",
             "question": "Q?", "answer": "<b>A\\u202e</b>", "outcome": "OFF_TASK", "alignment": 3.4, "instrument": "judge",
             "readings": [{"metric": "aligned", "points": 3.4, "numericMass": 0.9, "said": "3",
               "distribution": [{"token": "3", "probability": 0.9}, {"token": "4", "probability": 0.0001}]}],
             "panel": [{"instrument": "other", "readings": [], "outcome": {"kind": "judged", "verdict": "REFUSAL"}}],
             "review": true}""";

    @Test
    void showsAnAnswerWithVisibleTexts() throws Exception {
        AnswerCard card = new AnswerCard(answer(), true);

        assertThat(card.answer().head()).isEqualTo("<b>A\u27e8U+202E\u27e9</b>");
        assertThat(card.kept()).isTrue();
        assertThat(card.outcome()).isEqualTo("off task");
        assertThat(card.css()).isEqualTo("o-off-task");
        assertThat(card.alignment()).isEqualTo("3");
        assertThat(card.coherence()).isEqualTo("\u2013");
        assertThat(card.readings().get(0).tokens()).hasSize(1);
        assertThat(card.panel().get(0).outcome()).isEqualTo("refusal");
        assertThat(card.review()).isTrue();
        assertThat(card.reasoning().head()).isEmpty();
        assertThat(card.reason()).isEmpty();
    }

    @Test
    void holdsNoTextsForAUserWhoMayNotReadThem() throws Exception {
        AnswerCard card = new AnswerCard(answer(), false);

        assertThat(card.question().head()).isEmpty();
        assertThat(card.answer().head()).isEmpty();
        assertThat(EventJson.mapper().writeValueAsString(card.document())).doesNotContain("Q?", "<b>");
        assertThat(card.id()).isEqualTo("p.0.1");
    }

    private static AnswerDocument answer() throws Exception {
        return EventJson.mapper().readValue(ANSWER, AnswerDocument.class);
    }
}
