package io.plumbline.local.process;

import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.StubService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrphanGuardTest {

    @TempDir
    private Path folder;

    /** A launcher of its own, so that it can be killed: prints where its stack is and then waits. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] arguments) throws Exception {
            Map<String, JavaCommand> judge = Map.of("judge-service", JavaCommand.main(StubService.class, 16));
            LocalStack stack = LocalStack.start(StackOptions.of(judge).with(DatabaseSetup.FAST));
            Files.writeString(
                    Path.of(arguments[0]),
                    stack.folder() + "\n" + stack.database().process().pid());
            Thread.sleep(Duration.ofMinutes(2).toMillis());
        }
    }

    @Test
    void aKilledLauncherLeavesNoProcessAndNoFolder() throws Exception {
        Process launcher = launch();
        List<String> stack = announcement();
        List<ProcessHandle> children = new ArrayList<>(launcher.descendants().toList());
        ProcessHandle.of(Long.parseLong(stack.get(1))).ifPresent(children::add);
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);

        launcher.destroyForcibly();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(Path.of(stack.get(0))).doesNotExist();
        });
    }

    @Test
    void anEndedLauncherStopsItsStackBeforeItGoes() throws Exception {
        Process launcher = launch();
        List<String> stack = announcement();
        List<ProcessHandle> children = launcher.descendants().toList();
        assertThatThrownBy(() -> StackFolder.kept(Path.of(stack.get(0))))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("folder " + stack.get(0) + " is in use by process " + launcher.pid());

        launcher.destroy();

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(ProcessHandle.of(Long.parseLong(stack.get(1)))).isEmpty();
        assertThat(Path.of(stack.get(0))).doesNotExist();
    }

    private Process launch() throws Exception {
        JavaCommand command =
                JavaCommand.main(Launcher.class, 256, folder.resolve("stack").toString());
        return new ProcessBuilder(command.words())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
    }

    private List<String> announcement() throws Exception {
        Path file = folder.resolve("stack");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file) && Files.size(file) > 0);
        return Files.readAllLines(file);
    }
}
