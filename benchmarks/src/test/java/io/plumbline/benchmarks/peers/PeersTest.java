package io.plumbline.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PeersTest {

    private static final Peer.Work WORK = new Peer.Work(URI.create("http://127.0.0.1:9/v1"), 3, 2);

    @TempDir
    Path folder;

    @Test
    void aProgramIsTheFirstExecutableFileOfThePath() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.createFile(first.resolve("program"));
        Files.createFile(
                second.resolve("program"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String path = first + File.pathSeparator + second;

        assertThat(Peers.program("program", path)).contains(second.resolve("program"));
        assertThat(Peers.program("other", path)).isEmpty();
        assertThat(Peers.program("program", "")).isEmpty();
    }

    @Test
    void eachIsToldOfTheSameWork() throws IOException {
        assertThat(new Promptfoo().prepared(folder, Path.of("/p/promptfoo"), folder, WORK))
                .startsWith("/p/promptfoo", "eval")
                .containsSequence("--max-concurrency", "2");
        assertThat(Files.readString(folder.resolve("work.json")))
                .contains("\"apiBaseUrl\":\"http://127.0.0.1:9/v1\"", BareLoop.QUESTION + " 2\"")
                .doesNotContain(BareLoop.QUESTION + " 3\"");

        assertThat(new Braintrust().prepared(folder, Path.of("/p/braintrust"), folder, WORK))
                .containsSequence("http://127.0.0.1:9/v1", "3", "2");
        assertThat(folder.resolve("braintrust.mjs")).isNotEmptyFile();
        assertThat(folder.resolve("node_modules")).isSymbolicLink();
    }
}
