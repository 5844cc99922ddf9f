package io.plumbline.house;

import io.plumbline.house.measures.Place;
import io.plumbline.house.measures.Prose;
import io.plumbline.house.measures.ThinJavadoc;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Comments are plain English: "if" for a condition, and an actor with a name. */
class ProseTest {

    /** Other projects of this kind have 0 to 1 "where" and 0.2 to 1.4 "nobody" in 1,000 words. */
    private static final double MOST_PER_THOUSAND = 3;

    static Stream<String> modules() {
        return Checkout.TREE.modules().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void conditionsAndActorsAreNamed(String module) {
        Prose prose = Prose.of(Checkout.TREE.of(module));
        assertThat(prose.words()).isGreaterThan(50);
        assertThat(prose.perThousand())
                .as(() -> "in 1,000 words of " + module + Lines.of(prose.hits()))
                .isLessThanOrEqualTo(MOST_PER_THOUSAND);
    }

    @Test
    void aJavadocSaysMoreThanTheSignature() {
        List<Place> places = Checkout.TREE.files().stream()
                .flatMap(file -> ThinJavadoc.in(file).stream())
                .toList();
        assertThat(places).as(() -> Lines.of(places)).isEmpty();
    }
}
