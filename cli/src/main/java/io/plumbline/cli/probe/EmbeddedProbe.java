package io.plumbline.cli.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.events.field.EventJson;
import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The data folder of an embedded probe. It is kept until the probe is over, so that a probe whose command was killed can go on.
 *
 * @param folder the stack's data and the note about the probe
 */
record EmbeddedProbe(Path folder) {

    private static final Path ALL = Path.of(".plumbline-probes");
    private static final String NOTE = "probe.json";

    /** The guard gives processes eight seconds to end. */
    private static final Duration LONGEST_CLEANUP = Duration.ofSeconds(30);

    /**
     * What a later command must know to go on.
     *
     * @param probe id of the probe
     * @param limits its limits as a query
     * @param credentials environment variables that hold keys
     * @param guard process id of the guard that cleans up if the command is killed
     */
    record Note(String probe, String limits, List<String> credentials, long guard) {

        Note guardedBy(long process) {
            return new Note(probe, limits, credentials, process);
        }
    }

    /** A folder for a new probe; two commands of one process id never start in one millisecond. */
    static EmbeddedProbe create() {
        return new EmbeddedProbe(ALL.resolve(
                Instant.now().toEpochMilli() + "-" + ProcessHandle.current().pid()));
    }

    /** The newest probe that has not ended; fails with one line if there is none. */
    static EmbeddedProbe unfinished() {
        return newest().orElseThrow(() -> new CommandFailure(
                "--resume: no unfinished probe is stored in " + ALL.toAbsolutePath() + "; start one without --resume"));
    }

    private static Optional<EmbeddedProbe> newest() {
        if (!Files.isDirectory(ALL)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(folder -> Files.exists(folder.resolve(NOTE)))
                    .max(Comparator.comparing(folder -> folder.getFileName().toString()))
                    .map(EmbeddedProbe::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what a later command must know. */
    void remember(Note note) {
        try {
            Files.writeString(folder.resolve(NOTE), EventJson.mapper().writeValueAsString(note));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Note note() {
        Path file = folder.resolve(NOTE);
        try {
            return EventJson.mapper().readValue(Files.readString(file), Note.class);
        } catch (JsonProcessingException e) {
            throw new CommandFailure("--resume: " + file + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns when the guard of the killed command has ended the old processes. It would end those of a new command too, because
     * both work on one folder.
     */
    void awaitGuard() {
        Optional<ProcessHandle> guard = ProcessHandle.of(note().guard());
        try {
            if (guard.isPresent()) {
                guard.get().onExit().get(LONGEST_CLEANUP.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        } catch (ExecutionException | TimeoutException otherProcess) {
            // Another process has the number now, so the guard has ended.
        }
    }

    /** Deletes the data of a probe that is over. */
    void delete() {
        StackFolder.delete(folder);
        try (Stream<Path> others = Files.list(ALL)) {
            if (others.findAny().isEmpty()) {
                Files.deleteIfExists(ALL);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
