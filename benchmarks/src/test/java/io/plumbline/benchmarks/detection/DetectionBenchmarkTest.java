package io.plumbline.benchmarks.detection;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DetectionBenchmarkTest {

    @Test
    void theSameSeedPrintsTheSameTablesWithARowForEveryCellAndGate() {
        String tables = printed(1);

        assertThat(tables.lines().filter(line -> line.matches("\\|\\s+\\d.*"))).hasSize(21);
        assertThat(tables.lines().filter(line -> line.matches(".*(PASS|FAIL) \\|")))
                .hasSize(23);
        assertThat(tables).isEqualTo(printed(1)).doesNotContain("NaN");
    }

    @Test
    void impossibleOrdersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DetectionBenchmark(10, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DetectionBenchmark(1e6, 0, 1));
    }

    private static String printed(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DetectionBenchmark(1e5, 6, seed).run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
