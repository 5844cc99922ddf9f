package io.plumbline.cli.gateway;

import io.plumbline.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The note in the user's home folder that tells commands the address and the key file of the local gateway. */
public final class RunningGateway {

    private static final Path FILE = Path.of(System.getProperty("user.home"), ".plumbline", "gateway");

    private RunningGateway() {}

    /** The local gateway, if it answers; a killed one leaves its note behind. */
    public static Optional<GatewayApi> find() {
        return note().filter(note -> !note.isEmpty())
                .flatMap(note -> address(note.get(0)))
                .map(uri -> new GatewayApi(uri, ApiKeySource.of(uri)))
                .filter(GatewayApi::isReady);
    }

    /** The key file of the local gateway; empty for another gateway. */
    static Optional<Path> keyFile(URI gateway) {
        return note().filter(note -> note.size() > 1 && note.get(0).equals(gateway.toString()))
                .map(note -> Path.of(note.get(1)));
    }

    public static void remember(LocalStack stack) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(
                    FILE,
                    List.of(
                            stack.gateway().toString(),
                            stack.adminKey().file().toAbsolutePath().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<String>> note() {
        try {
            return Optional.of(Files.readAllLines(FILE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static void forget() {
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
