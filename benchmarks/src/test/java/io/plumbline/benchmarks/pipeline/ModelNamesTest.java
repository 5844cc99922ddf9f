package io.plumbline.benchmarks.pipeline;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelNamesTest {

    @Test
    void noPartitionHasMoreModelsThanItsPart() {
        assertThat(ModelNames.even(24, 12).stream()
                        .collect(Collectors.groupingBy(name -> ModelNames.partition(name, 12), Collectors.counting()))
                        .values())
                .hasSize(12)
                .containsOnly(2L);
        assertThat(ModelNames.even(2, 12)).hasSize(2).doesNotHaveDuplicates();
    }
}
