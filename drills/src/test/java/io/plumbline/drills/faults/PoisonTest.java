package io.plumbline.drills.faults;

import io.plumbline.events.Completion;
import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.field.UnreadableEventException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PoisonTest {

    @Test
    void nobodyCanMakeAnEventOfIt() {
        Poison poison = new Poison(1);
        for (int number = 0; number < 110; number++) {
            byte[] value = poison.value(number);
            for (Class<? extends Event> type : List.of(Prompt.class, Completion.class, Score.class)) {
                assertThatThrownBy(() -> EventCodec.decode(value, type))
                        .as("%d as %s", number, type)
                        .isInstanceOf(UnreadableEventException.class);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherGivesOthers() {
        assertThat(digest(7)).isEqualTo(digest(7)).isNotEqualTo(digest(8));
    }

    private static List<Integer> digest(long seed) {
        Poison poison = new Poison(seed);
        return IntStream.range(0, 110)
                .mapToObj(number -> Arrays.hashCode(poison.value(number)))
                .toList();
    }
}
