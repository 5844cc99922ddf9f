package io.plumbline.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a key by its name: an environment variable, or a file of that name in the folder of mounted secrets. */
final class Credentials {

    private final Optional<Path> folder;

    Credentials(Optional<Path> folder) {
        this.folder = folder;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(System.getenv(name))
                .or(() -> folder.flatMap(secrets -> read(secrets.resolve(name))));
    }

    private Optional<String> read(Path file) {
        if (!file.normalize().startsWith(folder.orElseThrow().normalize())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
