package io.plumbline.local;

import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.PostmasterFile;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalStackTest {

    @TempDir
    private Path folder;

    @Test
    void servicesAreToldWhereEverythingIsCanBeKilledAndLeaveNothing() throws Exception {
        List<String> progress = new ArrayList<>();
        List<ProcessHandle> children;
        Path data;
        try (LocalStack stack = LocalStack.start(stubs().reportingTo(progress::add))) {
            data = stack.folder();
            ServiceProcess second = stack.addReplica("judge-service");

            assertThat(configuration(stack.gateway()))
                    .contains("kafka.bootstrap.servers=" + stack.broker().bootstrapServers())
                    .contains("quarkus.datasource.jdbc.url=" + stack.database().jdbcUrl())
                    .contains("quarkus.datasource.reactive.url="
                            + stack.database().reactiveUrl())
                    .contains("plumbline.aggregator.url=" + stack.address("aggregator-service"))
                    .contains("quarkus.http.host=127.0.0.1")
                    .contains("plumbline.admin-key-file=" + stack.adminKey().file())
                    .doesNotContain(stack.adminKey().text());
            assertThat(Files.getPosixFilePermissions(stack.adminKey().file()))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            assertThat(stack.adminKey().text()).matches("plk_[A-Za-z0-9_-]{43}");
            assertThat(configuration(stack.address("judge-service")))
                    .contains("plumbline.stub=chosen by the caller")
                    .contains("environment STUB_KEY=value")
                    .doesNotContain("quarkus.datasource", "plumbline.aggregator.url");
            assertThat(stack.replicas("judge-service")).hasSize(2).contains(second);
            assertThat(data.resolve("logs/judge-service-2.log")).content().contains("stub listens");
            assertThat(progress).isNotEmpty();

            second.kill();
            assertThat(second.isAlive()).isFalse();
            assertThat(second.restart().awaitReady(Duration.ofSeconds(20)).isAlive())
                    .isTrue();
            children = new ArrayList<>(ProcessHandle.current().descendants().toList());
            assertThat(children).hasSizeGreaterThanOrEqualTo(7);
            children.add(stack.database().process());
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(data).doesNotExist();
    }

    @Test
    void aServiceThatFailsStopsTheStartWithItsLogAndLeavesNothing() {
        StackOptions failing =
                stubs().adapting("sampler-service", command -> command.withProperties(Map.of("stub.fails", "true")));

        assertThatThrownBy(() -> LocalStack.start(failing.keptIn(folder)))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("sampler-service ended with exit code 1")
                .hasMessageContaining("stub.fails is set");
        assertThat(ProcessHandle.current().descendants()).noneMatch(ProcessHandle::isAlive);
        assertThat(PostmasterFile.of(folder.resolve("postgresql"))).isEmpty();
        assertThat(folder.resolve("postgresql/PG_VERSION")).exists();
        assertThat(folder.resolve("kafka/meta.properties")).exists();
    }

    @Test
    void aPortInUseIsRefusedByNameBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackOptions options = stubs().onPort(taken.getLocalPort()).keptIn(folder);

            assertThatThrownBy(() -> LocalStack.start(options))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage("port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderServesOneStackAtATime() {
        try (StackFolder first = StackFolder.kept(folder)) {
            assertThat(first.isTemporary()).isFalse();
            assertThatThrownBy(() -> LocalStack.start(stubs().keptIn(folder)))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage("folder " + folder + " is in use by process "
                            + ProcessHandle.current().pid());
        }
        StackFolder.kept(folder).close();
    }

    @Test
    void aFolderWithSomebodyElsesFilesIsRefused() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "ten years of work");

        assertThatThrownBy(() -> LocalStack.start(stubs().keptIn(folder)))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("neither empty nor a data folder");
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void servicesThatAreNotBuiltAreNamed() {
        assertThatThrownBy(() -> StackOptions.builtUnder(folder))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("service gateway-service is not built");
    }

    private static StackOptions stubs() {
        Map<String, JavaCommand> services = new LinkedHashMap<>();
        StackOptions.SERVICES.forEach(name -> services.put(name, JavaCommand.main(StubService.class, 16)));
        return StackOptions.of(services)
                .with(DatabaseSetup.FAST)
                .adapting("judge-service", command -> command.withProperties(
                                Map.of("plumbline.stub", "chosen by the caller"))
                        .withEnvironment(Map.of("STUB_KEY", "value")));
    }

    private static String configuration(URI service) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(service).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
