package io.plumbline.benchmarks.pipeline;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuredTest {

    @Test
    void probesOfOneSizeAddUpAndKeepTheMostMemory() {
        Measured both = new Measured(1, 1000, 1.0, 0.05, Map.of("judge", 0.4), Map.of("judge", 300L))
                .plus(new Measured(1, 1000, 3.0, 0.15, Map.of("judge", 0.6), Map.of("judge", 280L)));

        assertThat(both.rate()).isEqualTo(500);
        assertThat(both)
                .hasToString(
                        """
                  2 times 1000 answers judged and counted, 500 a second; the first 100 ms after submission
                    CPU seconds per 1,000: 0.500, judge 0.500
                    most memory resident, MB: judge 300\
                """);
    }

    @Test
    void ratesAreComparedBothWays() {
        assertThat(PipelineBenchmark.compared(List.of(100.0, 80.0, 90.0)))
                .isEqualTo("rates: the slowest is 0.800 of the fastest, the last 0.900 of the first");
    }
}
