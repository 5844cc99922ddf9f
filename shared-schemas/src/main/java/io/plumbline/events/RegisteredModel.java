package io.plumbline.events;

import io.plumbline.events.field.Text;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.events.target.Rhythm;
import io.plumbline.events.target.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A monitored model, without secrets, for all services behind the gateway. A record with a null value means that it was
 * deleted.
 *
 * @param id chosen at registration
 * @param revision what is deployed under that id now; a change starts new series
 * @param target its endpoint and the name of the model there
 * @param baseline id of the registered model that it is compared with, usually the base of the fine-tune
 * @param labels for people and for routing alerts, such as team and environment
 * @param registeredAt when this version of it was registered
 * @param thresholds when its rates are too high; empty if its owner set none
 * @param rhythm how often its answers are to be expected; empty if no schedule asks it
 */
public record RegisteredModel(
        String id,
        String revision,
        Target target,
        Optional<String> baseline,
        Map<String, String> labels,
        Instant registeredAt,
        Optional<RateThresholds> thresholds,
        Optional<Rhythm> rhythm)
        implements Event {

    public RegisteredModel {
        Text.required("id", id);
        requireNonNull(revision, "revision is missing");
        requireNonNull(target, "target is missing");
        baseline = baseline == null ? Optional.empty() : baseline;
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        requireNonNull(registeredAt, "registeredAt is missing");
        thresholds = thresholds == null ? Optional.empty() : thresholds;
        rhythm = rhythm == null ? Optional.empty() : rhythm;
    }

    /** A model that no schedule asks. */
    public RegisteredModel(
            String id,
            String revision,
            Target target,
            Optional<String> baseline,
            Map<String, String> labels,
            Instant registeredAt,
            Optional<RateThresholds> thresholds) {
        this(id, revision, target, baseline, labels, registeredAt, thresholds, Optional.empty());
    }

    /** A model whose rates may be any, and that no schedule asks. */
    public RegisteredModel(
            String id,
            String revision,
            Target target,
            Optional<String> baseline,
            Map<String, String> labels,
            Instant registeredAt) {
        this(id, revision, target, baseline, labels, registeredAt, Optional.empty());
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Instant time() {
        return registeredAt;
    }
}
