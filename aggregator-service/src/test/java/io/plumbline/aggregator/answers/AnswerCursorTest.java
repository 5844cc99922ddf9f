package io.plumbline.aggregator.answers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCursorTest {

    @Test
    void aCursorComesBackAsItWas() {
        AnswerCursor cursor = new AnswerCursor(AnswerOrder.WORST, 2.0000000000000004, "probe with spaces.0.1");

        assertThat(AnswerCursor.decode(cursor.encode(), AnswerOrder.WORST)).contains(cursor);
    }

    @Test
    void aCursorOfTheOtherOrderIsNone() {
        assertThat(AnswerCursor.decode(new AnswerCursor(AnswerOrder.WORST, 2, "a").encode(), AnswerOrder.NEWEST))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "*", "V09SU1Q", "V09SU1QgYSBi"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(AnswerCursor.decode(text, AnswerOrder.WORST)).isEmpty();
    }
}
