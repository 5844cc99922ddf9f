package io.plumbline.gateway.questions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data beside the checkout, for those who have it. */
final class SharedData {

    private SharedData() {}

    /** A file below {@code shared/data} in this folder or one above it. */
    static Optional<Path> find(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data").resolve(path))
                .filter(Files::exists)
                .findFirst();
    }
}
