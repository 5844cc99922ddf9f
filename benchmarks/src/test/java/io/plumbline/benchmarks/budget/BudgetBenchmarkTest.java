package io.plumbline.benchmarks.budget;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BudgetBenchmarkTest {

    /** Four models of 250 days are too few for the gates, but enough to see a budget that is broken. */
    @Test
    void aCalmModelOfSixSeriesSeldomPagesAndAJumpInOneIsFoundInTime() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BudgetBenchmark(4, 250, 1).run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String table = bytes.toString(StandardCharsets.UTF_8);

        System.out.println(table);
        assertThat(table.lines().filter(line -> line.matches("\\| +[\\d.]+ % \\| +\\d+ \\| +\\d+ .*")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(Integer.parseInt(line.split("\\|", -1)[3].strip()))
                        .as("pages in 1,000 days: %s", line)
                        .isLessThanOrEqualTo(6));
        assertThat(table.lines()
                        .filter(line -> line.matches("\\| +[\\d.]+ % \\| +[\\d.]+ \\| +[\\d.]+ \\| +[\\d.]+ \\|")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(Double.parseDouble(line.split("\\|", -1)[4].strip()))
                        .as("delay of a few jumps, to alone: %s", line)
                        .isBetween(0.5, 2.0));
    }

    @Test
    void impossibleOrdersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BudgetBenchmark(0, 10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BudgetBenchmark(1, 0, 1));
    }
}
