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

            Made by `./plumbline drill --write`: a probe on the embedded stack while a seeded plan breaks things under it. What each
            drill does and what each check compares is in the module `drills`; `./plumbline drill --short`, the same with fewer
            prompts, is part of `./mvnw verify`.

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
