package io.plumbline.deployment;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reading of the Dockerfile tells: the images themselves need a Docker daemon. */
class DockerfileTest {

    private final List<String> lines = Project.text("Dockerfile")
            .replace("\\\n", " ")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    @Test
    void baseImagesAreOfOneJavaWithItsVersion() {
        assertThat(lines).first().asString().matches("ARG JAVA=25\\.\\d+\\.\\d+_\\d+");
        assertThat(lines.stream().filter(line -> line.startsWith("FROM")))
                .containsExactly(
                        "FROM eclipse-temurin:${JAVA}-jdk-noble AS build", "FROM eclipse-temurin:${JAVA}-jre-noble");
    }

    @Test
    void theServiceIsNobodyAndItsFirstProcess() {
        assertThat(lines).contains("USER 10001:10001");
        assertThat(lines).last().asString().startsWith("ENTRYPOINT [\"java\", ");
    }

    /** What seldom changes comes first, so that a new version of ours is a small layer. */
    @Test
    void librariesAreLayersBelowOurOwnClasses() {
        assertThat(image())
                .filteredOn(line -> line.startsWith("COPY --from=build /app/"))
                .extracting(line -> line.replaceAll("COPY --from=build (\\S+) .*", "$1"))
                .containsExactly("/app/lib/", "/app/quarkus/", "/app/app/", "/app/quarkus-run.jar");
    }

    @Test
    void theImageSaysWhatItIsMadeOf() {
        assertThat(lines).anyMatch(line -> line.contains("cyclonedx-maven-plugin:makeBom"));
        assertThat(image()).anyMatch(line -> line.startsWith("COPY") && line.contains(" /app/sbom.json "));
    }

    /** A JVM passes over a cache that was made with other flags, and says so only in a log. */
    @Test
    void theCacheIsMadeWithTheFlagsOfTheServiceAndByTheJavaThatRunsIt() {
        List<String> image = image();
        int flags = indexOf(image, "ENV JAVA_TOOL_OPTIONS=");
        int made = indexOf(image, "RUN java -XX:AOTCacheOutput=app.aot ");
        assertThat(flags).isBetween(0, made);
        assertThat(made).isLessThan(image.indexOf("USER 10001:10001"));
        assertThat(image.get(made)).endsWith("&& test -s app.aot");
        assertThat(image)
                .last()
                .isEqualTo("ENTRYPOINT [\"java\", \"-XX:AOTCache=app.aot\", \"-jar\", \"quarkus-run.jar\"]");
        assertThat(image.stream().filter(line -> line.contains("-XX:+Use") || line.contains("-Xm")))
                .hasSize(1);
        Stream.concat(
                        Stream.of("docker-compose.yml"),
                        Project.below("k8s", ".yaml").stream().map(Object::toString))
                .forEach(file -> assertThat(Project.text(file)).as(file).doesNotContain("JAVA_TOOL_OPTIONS", "-XX:"));
    }

    /** The lines of the last stage. */
    private List<String> image() {
        return lines.subList(lines.indexOf("FROM eclipse-temurin:${JAVA}-jre-noble"), lines.size());
    }

    private static int indexOf(List<String> lines, String beginning) {
        return lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse(""));
    }

    @Test
    void whatIsCopiedIsInTheProject() {
        Pattern copied = Pattern.compile("COPY (docker/\\S+) .*");
        assertThat(lines.stream().flatMap(line -> copied.matcher(line).results()))
                .isNotEmpty()
                .allMatch(found -> Project.file(found.group(1)).toFile().canExecute());
    }

    @Test
    void secretsDoNotEnterAnImage() {
        assertThat(Project.text(".dockerignore").lines()).contains("secrets", ".git");
        assertThat(Project.text(".gitignore").lines()).contains("secrets/");
    }
}
