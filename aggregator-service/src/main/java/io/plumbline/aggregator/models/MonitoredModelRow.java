package io.plumbline.aggregator.models;

import io.plumbline.database.Storable;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.events.target.Rhythm;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The latest registration of a model. */
@Entity
@Table(name = "model")
class MonitoredModelRow {

    @Id
    private String id;

    @Column(nullable = false)
    private String revision;

    @Column
    private String baseline;

    @Column(nullable = false)
    private String labels;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "misaligned_threshold")
    private Double misalignedThreshold;

    @Column(name = "incoherent_threshold")
    private Double incoherentThreshold;

    @Column(name = "refused_threshold")
    private Double refusedThreshold;

    @Column(name = "unscored_threshold")
    private Double unscoredThreshold;

    @Column(name = "scheduled_since")
    private Instant scheduledSince;

    @Column(name = "longest_silence_seconds")
    private Long longestSilenceSeconds;

    /** Hibernate needs a constructor without arguments. */
    protected MonitoredModelRow() {}

    MonitoredModelRow(RegisteredModel model) {
        this.id = Storable.text(model.id());
        this.revision = Storable.text(model.revision());
        this.baseline = Storable.text(model.baseline());
        this.labels = Storable.json(model.labels());
        this.registeredAt = model.registeredAt();
        this.misalignedThreshold = threshold(model, RateThresholds::misalignedRate);
        this.incoherentThreshold = threshold(model, RateThresholds::incoherentRate);
        this.refusedThreshold = threshold(model, RateThresholds::refusedRate);
        this.unscoredThreshold = threshold(model, RateThresholds::unscoredRate);
        this.scheduledSince = model.rhythm().map(Rhythm::since).orElse(null);
        this.longestSilenceSeconds =
                model.rhythm().map(Rhythm::longestSilenceSeconds).orElse(null);
    }

    private static Double threshold(RegisteredModel model, Function<RateThresholds, OptionalDouble> which) {
        OptionalDouble found = model.thresholds().map(which).orElse(OptionalDouble.empty());
        return found.isPresent() ? found.getAsDouble() : null;
    }

    String id() {
        return id;
    }
}
