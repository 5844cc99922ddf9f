package io.plumbline.house;

import io.plumbline.house.measures.DockerIgnore;
import io.plumbline.house.measures.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A package that is called target, say, is on the machine of its author and nowhere else. */
class IgnoredFilesTest {

    /** What an image is not built from, on purpose; DockerfileTest has the same folders. */
    private static final List<String> NOT_FOR_IMAGES = List.of("k8s/", "monitoring/", "docs/");

    private final List<String> tracked = SourceTree.tracked(Checkout.ROOT);

    @Test
    void theContextOfTheImagesHasEveryFileOfTheServices() throws IOException {
        DockerIgnore rules = DockerIgnore.of(Files.readString(Checkout.ROOT.resolve(".dockerignore")));
        assertThat(tracked).hasSizeGreaterThan(500);
        assertThat(tracked.stream()
                        .filter(path -> NOT_FOR_IMAGES.stream().noneMatch(path::startsWith))
                        .filter(rules::excludes))
                .as("tracked, but excluded by .dockerignore")
                .isEmpty();
    }

    @Test
    void gitIgnoresNoFileThatItTracks() throws Exception {
        assertThat(ignored(String.join("\0", SourceTree.tracked(Checkout.ROOT)) + "\0"))
                .as("tracked, but excluded by .gitignore")
                .isEmpty();
        assertThat(ignored("cli/target/x.jar\0")).containsExactly("cli/target/x.jar");
    }

    private static List<String> ignored(String paths) throws IOException, InterruptedException {
        var input = Files.createTempFile("paths", "");
        Files.writeString(input, paths);
        Process git = new ProcessBuilder("git", "check-ignore", "--no-index", "--stdin", "-z")
                .directory(Checkout.ROOT.toFile())
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // 0: some are ignored; 1: none is
        assertThat(git.waitFor()).isBetween(0, 1);
        Files.delete(input);
        return output.isEmpty() ? List.of() : List.of(output.split("\0"));
    }
}
