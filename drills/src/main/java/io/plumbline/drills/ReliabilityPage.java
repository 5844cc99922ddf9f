package io.plumbline.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page {@code docs/reliability.md}, which a run writes anew. */
public final class ReliabilityPage {

    private static final String HEAD =
            """
            # Reliability

            `./plumbline drill --write` produces this page: it runs a probe on the embedded stack while a seeded plan breaks parts of
            it. The module `drills` defines the drills and the checks. `./plumbline drill --short`, with fewer prompts, is part of
            `./mvnw verify`.

            """;

    private ReliabilityPage() {}

    /** Writes the page below the project's folder. */
    public static void write(Path project, DrillReport report) {
        try {
            Files.writeString(project.resolve("docs/reliability.md"), HEAD + report.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
