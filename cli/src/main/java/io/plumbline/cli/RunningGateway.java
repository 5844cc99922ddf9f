package io.plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers, for the commands of the same user, where {@code plumbline up} runs. */
final class RunningGateway {

    private static final Path FILE = Path.of(System.getProperty("user.home"), ".plumbline", "gateway");

    private RunningGateway() {}

    /** The gateway that runs now; a note left by one that was killed counts for nothing. */
    static Optional<URI> find() {
        try {
            return Optional.of(URI.create(Files.readString(FILE).strip())).filter(uri -> new GatewayApi(uri).isReady());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void remember(URI gateway) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, gateway.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget() {
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
