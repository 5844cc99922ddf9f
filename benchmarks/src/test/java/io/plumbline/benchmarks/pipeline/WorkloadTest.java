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
        String right = "kind: load\nname: x\nwarm_up_answers: 0\nanswers: 16\nlatency_ms: 0\nin_flight: 4\nmodels: 1\n";
        assertThat(Workload.of(file(right))).isInstanceOfSatisfying(ProbeLoad.class, load -> assertThat(load.answers())
                .containsExactly(16));

        refused(right.replace("kind: load\n", ""), "kind must be load or start");
        refused(right.replace("kind: load", "kind: other"), "kind must be load or start");
        refused(right.replace("answers: 16", "answers: 15"), "answers must be multiples of 8");
        refused(right.replace("answers: 16", "answers: [16, 15]"), "answers must be multiples of 8");
        refused(right.replace("\nanswers: 16", ""), "answers is missing");
        refused(right.replace("latency_ms: 0", "latency_ms: -1"), "latency_ms must be at least 0");
        refused(right.replace("models: 1\n", ""), "models must be at least 1");
        refused(right + "latency: 5\n", "latency");
        refused(right + "warm_up_probes: 0\n", "warm_up_probes must be at least 1");
        refused(
                right.replace("warm_up_answers: 0", "warm_up_answers: 24\nwarm_up_probes: 2"),
                "warm_up_answers must be a multiple of 8 times models and warm_up_probes");
        refused(right + "replicas: [2, 1]\n", "replicas must be at least 1 and ascend");
        refused(right + "calls_per_replica: 0\n", "calls_per_replica must be at least 1");
        refused(right + "peer_answers: -1\n", "peer_answers must be 0 or at least 2");
        refused(right + "probes_per_second: 1\nreplicas: [1, 2]\n", "probes_per_second goes with one number");
        refused("kind: start\nname: x\n", "starts must be at least 1");
    }

    @Test
    void aReplicaMakesMoreCallsThanAreEverNeededUnlessItIsTold() throws IOException {
        String usual =
                "kind: load\nname: x\nwarm_up_answers: 0\nanswers: [16, 8]\nlatency_ms: 0\nin_flight: 100\nmodels: 1\n";

        assertThat(((ProbeLoad) Workload.of(file(usual))).mostCalls()).isEqualTo(200);
        assertThat(((ProbeLoad) Workload.of(file(usual + "calls_per_replica: 3\n"))).mostCalls())
                .isEqualTo(3);
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
