package io.plumbline.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** braintrust's {@code Eval} with two scorers that read a distribution, as our judge does; it keeps no results. */
final class Braintrust implements Peer {

    private static final String SCRIPT = "braintrust.mjs";

    @Override
    public String name() {
        return "braintrust";
    }

    @Override
    public List<String> prepared(Path folder, Path program, Path packages, Work work) {
        Path script = folder.resolve(SCRIPT);
        try (InputStream text = Braintrust.class.getResourceAsStream(SCRIPT)) {
            Files.copy(text, script);
            Files.createSymbolicLink(folder.resolve("node_modules"), packages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                "node",
                script.toString(),
                work.api().toString(),
                Integer.toString(work.answers()),
                Integer.toString(work.inFlight()),
                BareLoop.QUESTION,
                BareLoop.RUBRIC);
    }
}
