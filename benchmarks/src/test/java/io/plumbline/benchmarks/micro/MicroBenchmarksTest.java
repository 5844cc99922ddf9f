package io.plumbline.benchmarks.micro;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MicroBenchmarksTest {

    @Test
    void eachIsMeasured() {
        assertThat(table(".*"))
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly(
                        "Benchmark",
                        "Detector.round",
                        "Distribution.aggregate",
                        "ScoreEvent.decode",
                        "ScoreEvent.encode");
        assertThat(table("Event.*code$"))
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly("Benchmark", "ScoreEvent.decode", "ScoreEvent.encode");
    }

    @Test
    void anExpressionThatFindsNothingIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> table("nothing")).withMessageContaining("nothing");
        assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> MicroBenchmarks.of("("));
    }

    private static List<String> table(String only) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new MicroBenchmarks(only, 0, 1, Duration.ofMillis(30))
                .run(
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                        new PrintStream(written, true, UTF_8));
        return written.toString(UTF_8).lines().toList();
    }
}
