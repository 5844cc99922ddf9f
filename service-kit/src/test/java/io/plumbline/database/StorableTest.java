package io.plumbline.database;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StorableTest {

    @Test
    void textThatCanBeStoredIsLeftAsItIs() {
        String text = "plain, \u00E9, \uD83D\uDE00 and\ttab";

        assertThat(Storable.text(text)).isEqualTo(text);
        assertThat(Storable.text("clean")).isSameAs("clean");
    }

    @Test
    void nullCharactersAndHalvesOfPairsAreReplaced() {
        assertThat(Storable.text("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Storable.text("\uD83Dx\uDE00")).isEqualTo("\uFFFDx\uFFFD");
        assertThat(Storable.text("end\uD83D")).isEqualTo("end\uFFFD");
    }

    @Test
    void stringsInsideOfJsonAreRepairedAndBackslashesAreNot() {
        assertThat(Storable.json(List.of("\0", "\\u0000"))).isEqualTo("[\"\uFFFD\",\"\\\\u0000\"]");
    }
}
