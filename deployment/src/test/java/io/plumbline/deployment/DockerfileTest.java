package io.plumbline.deployment;

import java.util.List;
import java.util.regex.Pattern;
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
