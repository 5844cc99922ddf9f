package io.plumbline.house;

import io.plumbline.house.measures.Names;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

    /** Names that two types may have, each with its reason; at most five. */
    private static final Set<String> TWICE = Set.of();

    @Test
    void aSimpleNameIsOneType() {
        assertThat(TWICE).hasSizeLessThanOrEqualTo(5);
        assertThat(Names.twice(Checkout.TREE).entrySet().stream()
                        .filter(name -> !TWICE.contains(name.getKey()))
                        .map(name -> name.getKey() + ": " + String.join(", ", name.getValue())))
                .isEmpty();
    }

    @Test
    void anExceptionThatIsNoLongerNeededIsRemoved() {
        assertThat(Names.twice(Checkout.TREE).keySet()).containsAll(TWICE);
    }
}
