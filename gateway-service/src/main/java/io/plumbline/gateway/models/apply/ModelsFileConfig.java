package io.plumbline.gateway.models.apply;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the models file. */
@ConfigMapping(prefix = "plumbline.models")
interface ModelsFileConfig {

    /**
     * Path of a YAML file with models that the gateway registers at its start, as {@code POST /api/v1/apply} does without pruning.
     * An invalid file fails the start. By default there is no file.
     */
    Optional<Path> file();
}
