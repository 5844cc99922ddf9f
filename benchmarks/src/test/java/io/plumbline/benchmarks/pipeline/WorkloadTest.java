package io.plumbline.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkloadTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("io.plumbline.benchmarks.pipeline.Workload#BUILT_IN")
    void whatComesWithTheProductCanBeRead(String name) {
        assertThat(Workload.of(name).name()).isEqualTo(name);
    }

    @Test
    void aWrongFieldIsNamed() throws IOException {
        String right = "name: x\nwarm_up_answers: 0\nanswers: 16\nlatency_ms: 0\nin_flight: 4\nmodels: 1\n";
        assertThat(Workload.of(file(right)).answers()).isEqualTo(16);

        refused(right.replace("answers: 16", "answers: 15"), "answers must be a multiple of 8");
        refused(right.replace("latency_ms: 0", "latency_ms: -1"), "latency_ms must be at least 0");
        refused(right.replace("models: 1\n", ""), "models must be at least 1");
        refused(right + "latency: 5\n", "latency");
    }

    @Test
    void aNameThatIsNothingSaysWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workload.of("nothing"))
                .withMessageContaining("zero-latency");
    }

    private void refused(String text, String why) throws IOException {
        String file = file(text);
        assertThatIllegalArgumentException().isThrownBy(() -> Workload.of(file)).withMessageContaining(why);
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "workload", ".yaml"), text)
                .toString();
    }
}
