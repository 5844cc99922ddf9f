package io.plumbline.cli.gateway;

import io.plumbline.cli.text.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the API key for a gateway: in the environment, else in the file that {@code plumbline up} has made. */
final class ApiKeySource {

    static final String VARIABLE = "PLUMBLINE_API_KEY";
    static final String FILE_VARIABLE = "PLUMBLINE_API_KEY_FILE";

    private ApiKeySource() {}

    /** The key for a gateway; empty if there is none. */
    static Optional<String> of(URI gateway) {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .or(() -> Optional.ofNullable(System.getenv(FILE_VARIABLE)).map(file -> read(Path.of(file))))
                .or(() -> RunningGateway.keyFile(gateway)
                        .filter(Files::isReadable)
                        .map(ApiKeySource::read))
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure("API key file " + file + " cannot be read: " + e, e);
        }
    }
}
