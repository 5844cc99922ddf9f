package io.plumbline.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The script plumbline on a copy of the project's poms; small scripts stand in for Maven and Java and record their arguments. */
class RebuildTest {

    private static final List<String> PROGRAMS = List.of(
            "cli/target/cli-0.1.0.jar",
            "gateway-service/target/quarkus-app/quarkus-run.jar",
            "sampler-service/target/quarkus-app/quarkus-run.jar",
            "judge-service/target/quarkus-app/quarkus-run.jar",
            "aggregator-service/target/quarkus-app/quarkus-run.jar");

    private static final String MAVEN =
            """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$*" >> maven.log
            if [ -f slow ]; then sleep 2; fi
            if [ -f broken ]; then
              echo "[ERROR] COMPILATION ERROR : "
              echo "[ERROR] Answer.java:[3,7] ';' expected"
              echo "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch."
              exit 1
            fi
            for program in %s; do mkdir -p "$(dirname $program)"; touch $program; done
            """
                    .formatted(String.join(" ", PROGRAMS));

    @TempDir
    private Path home;

    @BeforeEach
    void copyProject() throws Exception {
        Path project = Wrapper.home();
        try (Stream<Path> files = Stream.of("plumbline", "pom.xml", "cli/scripts/rebuild.sh", "cli/scripts/test.sh")
                .map(Path::of)) {
            files.forEach(file -> copy(project, file));
        }
        try (Stream<Path> modules = Files.list(project)) {
            modules.map(module -> module.getFileName().resolve("pom.xml"))
                    .filter(pom -> Files.exists(project.resolve(pom)))
                    .forEach(pom -> {
                        copy(project, pom);
                        source(pom.getParent() + "/src/main/java/Answer.java");
                        source(pom.getParent() + "/src/test/java/AnswerTest.java");
                    });
        }
        source("docs/runbooks/alarm.md");
        executable("mvnw", MAVEN);
        executable("jdk/bin/java", "#!/bin/sh\necho started\n");
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    @Test
    void aFirstStartBuildsAllModulesOfTheProductAndTheNextStartsNoBuild() throws Exception {
        Run first = plumbline();
        Run second = plumbline();

        assertThat(first.output()).contains("building Plumbline").endsWith("started\n");
        assertThat(second.output()).isEqualTo("started\n");
        assertThat(builds())
                .singleElement()
                .asString()
                .contains("-pl !product-tests")
                .endsWith("package");
    }

    @Test
    void aChangedSourceRebuildsItsModuleAndTheModulesThatNeedIt() throws Exception {
        plumbline();
        touch("model-calls/src/main/java/Answer.java");

        Run run = plumbline();

        assertThat(run.output())
                .contains("model-calls/src/main/java/Answer.java has changed")
                .endsWith("started\n");
        assertThat(builds().get(1))
                .contains("-pl model-calls,", "sampler-service", "judge-service", " -am ")
                .doesNotContain("aggregator-service", "statistics", "product-tests");
        assertThat(plumbline().output()).isEqualTo("started\n");
    }

    @Test
    void aDeletedSourceAndAChangedPomAreNoticed() throws Exception {
        plumbline();
        Files.delete(home.resolve("statistics/src/main/java/Answer.java"));
        Run deleted = plumbline();
        touch("pom.xml");
        Run pom = plumbline();

        assertThat(deleted.output()).contains("statistics/src/main/java has changed");
        assertThat(builds().get(1))
                .contains("statistics,", "gateway-service", "aggregator-service")
                .doesNotContain("sampler-service", "judge-service");
        assertThat(pom.output()).contains("pom.xml has changed");
        assertThat(builds().get(2)).contains("shared-schemas,service-kit,");
    }

    @Test
    void aChangedRunbookRebuildsTheGatewayThatShowsIt() throws Exception {
        plumbline();
        touch("docs/runbooks/alarm.md");

        assertThat(plumbline().output()).contains("building gateway-service: docs/runbooks/alarm.md has changed");
    }

    @Test
    void aChangedTestStartsNoBuild() throws Exception {
        plumbline();
        touch("gateway-service/src/test/java/AnswerTest.java");

        assertThat(plumbline().output()).isEqualTo("started\n");
    }

    @Test
    void aSourceThatDoesNotCompileIsShownAndStartsNothing() throws Exception {
        plumbline();
        touch("gateway-service/src/main/java/Answer.java");
        Files.createFile(home.resolve("broken"));

        Run failed = plumbline();
        Files.delete(home.resolve("broken"));
        Run mended = plumbline();

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .contains("Answer.java:[3,7] ';' expected")
                .doesNotContain("started", "re-run Maven");
        assertThat(mended.output()).contains("building gateway-service").endsWith("started\n");
    }

    @Test
    void aCompleteBuildByHandNeedsNoOther() throws Exception {
        plumbline();
        touch("gateway-service/src/main/java/Answer.java");
        touch("target/build-started.txt");
        for (String program : PROGRAMS) {
            touch(program);
        }
        Run complete = plumbline();
        touch("target/build-started.txt");
        touch(PROGRAMS.get(1));
        touch("judge-service/src/main/java/Answer.java");
        Run partial = plumbline();

        assertThat(complete.output()).isEqualTo("started\n");
        assertThat(partial.output()).contains("building judge-service");
    }

    @Test
    void ofTwoStartsAtOnceOneBuilds() throws Exception {
        Files.createFile(home.resolve("slow"));
        Process first = start();
        Awaitility.await().until(() -> Files.exists(home.resolve("maven.log")));

        Run second = plumbline();

        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.output()).contains("waiting for process").endsWith("started\n");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void theLockOfAKilledBuildIsTaken() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createSymbolicLink(home.resolve("target/plumbline.lock"), Path.of(Long.toString(ended.pid())));

        assertThat(plumbline().output()).endsWith("started\n");
        assertThat(home.resolve("target/plumbline.lock")).doesNotExist();
    }

    @Test
    void aReleaseWithoutSourcesIsNeverBuilt() throws Exception {
        plumbline();
        Files.delete(home.resolve("cli/src/main/java/Answer.java"));
        for (String folder : List.of(
                "cli/src/main/java",
                "cli/src/main",
                "cli/src/test/java/AnswerTest.java",
                "cli/src/test/java",
                "cli/src/test",
                "cli/src")) {
            Files.delete(home.resolve(folder));
        }
        touch("gateway-service/src/main/java/Answer.java");

        assertThat(plumbline().output()).isEqualTo("started\n");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void oneModuleIsTestedWithItsOwnTestsOnly() throws Exception {
        Run all = plumbline("test", "sampler");
        Run unknown = plumbline("test", "smpler");

        assertThat(all.output()).contains("sampler-service: 0 tests passed");
        assertThat(builds()).singleElement().asString().contains("-pl sampler-service -am -Dtest=AnswerTest test");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output()).contains("usage: plumbline test").contains("sampler-service");
    }

    private Run plumbline(String... arguments) throws Exception {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(home.resolve("plumbline").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().remove("PLUMBLINE_REBUILD");
        return builder.start();
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(home.resolve("maven.log"));
    }

    private void touch(String file) throws IOException {
        Path path = home.resolve(file);
        if (!Files.exists(path)) {
            Files.createFile(path);
        }
        Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    }

    private void copy(Path project, Path file) {
        try {
            Files.createDirectories(home.resolve(file).getParent());
            Files.copy(project.resolve(file), home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void source(String file) {
        try {
            Files.createDirectories(home.resolve(file).getParent());
            Files.createFile(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void executable(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private record Run(int exitCode, String output) {}
}
