package io.plumbline.simulator;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatorOptionsTest {

    @Test
    void faultsAreOptionsToo() {
        SimulatorOptions options = SimulatorOptions.parse(
                List.of("--seed", "7", "--latency-ms", "200", "--p429", "0.1", "--only-models", "sim-judge"));

        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.faults().latencyMs()).isEqualTo(200);
        assertThat(options.faults().odds().p429()).isEqualTo(0.1);
        assertThat(options.faults().onlyModels()).containsExactly("sim-judge");
    }

    @Test
    void aWrongArgumentIsNamed() {
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--port", "seventy")))
                .hasMessageContaining("--port seventy");
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--port", "70000")))
                .hasMessageContaining("65535");
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--colour", "red")))
                .hasMessageContaining("--colour");
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--seed"))).hasMessageContaining("--seed");
    }
}
