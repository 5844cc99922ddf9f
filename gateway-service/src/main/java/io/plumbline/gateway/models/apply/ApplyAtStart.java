package io.plumbline.gateway.models.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Applies the models file of {@link ModelsFileConfig} at each start, without pruning. An invalid file fails the start. */
@ApplicationScoped
class ApplyAtStart {

    private static final Logger LOG = Logger.getLogger(ApplyAtStart.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ModelApply apply;
    private final ObjectMapper strict;
    private final Optional<Path> file;

    ApplyAtStart(ModelApply apply, ObjectMapper strict, ModelsFileConfig config) {
        this.apply = apply;
        this.strict = strict;
        this.file = config.file();
    }

    /** Blocks until the file is applied, which is allowed here: the thread of the start serves no requests. */
    void atStart(@Observes StartupEvent start) {
        file.ifPresent(path -> {
            try {
                List<ModelChange> changes = apply.apply(
                                Actor.GATEWAY, ModelsFile.parse(Files.readString(path), strict), false, false)
                        .await()
                        .atMost(LONGEST);
                LOG.infof(
                        "models applied file=%s models=%d changed=%d",
                        path,
                        changes.size(),
                        changes.stream()
                                .filter(change -> !change.action().equals(ModelChange.UNCHANGED))
                                .count());
            } catch (IOException | ProblemException e) {
                throw new IllegalArgumentException("plumbline.models.file " + path + ": " + e.getMessage(), e);
            }
        });
    }
}
