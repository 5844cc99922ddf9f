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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Applies the file of {@code plumbline.models.file} at each start, without pruning; a wrong file fails the start. */
@ApplicationScoped
class ApplyAtStart {

    private static final Logger LOG = Logger.getLogger(ApplyAtStart.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ModelApply apply;
    private final ObjectMapper strict;
    private final Optional<Path> file;

    /**
     * @param file YAML file with models that are registered or changed at each start; a wrong file stops the start. Models
     *     that the file lacks stay.
     */
    ApplyAtStart(
            ModelApply apply,
            ObjectMapper strict,
            @ConfigProperty(name = "plumbline.models.file") Optional<Path> file) {
        this.apply = apply;
        this.strict = strict;
        this.file = file;
    }

    /** Waits for the end, as a start may: nobody is served by this thread. */
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
