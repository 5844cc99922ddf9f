package io.plumbline.aggregator.answers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    @Test
    void aCursorComesBackAsItWas() {
        Cursor cursor = new Cursor(Order.WORST, 2.0000000000000004, "probe with spaces.0.1");

        assertThat(Cursor.decode(cursor.encode(), Order.WORST)).contains(cursor);
    }

    @Test
    void aCursorOfTheOtherOrderIsNone() {
        assertThat(Cursor.decode(new Cursor(Order.WORST, 2, "a").encode(), Order.NEWEST))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "*", "V09SU1Q", "V09SU1QgYSBi"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(Cursor.decode(text, Order.WORST)).isEmpty();
    }
}
