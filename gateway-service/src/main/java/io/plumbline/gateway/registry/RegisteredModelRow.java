package io.plumbline.gateway.registry;

import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A model under watch as it is stored. */
@Entity
@DynamicUpdate
@Table(name = "registered_model")
public class RegisteredModelRow {

    @Id
    String id;

    String revision;
    Target target;
    String baseline;

    @Convert(converter = LabelsColumn.class)
    Map<String, String> labels;

    @Column(name = "prompt_window")
    Integer window;

    Instant registeredAt;
    long version;
    long publishedVersion;

    RegisteredModelRow() {}

    RegisteredModelRow(String id) {
        this.id = id;
    }

    /** Takes over what the caller wants; the topic is behind from now on. */
    void take(ModelSpec spec, Instant now) {
        revision = spec.revision();
        target = spec.target().target();
        baseline = spec.baseline();
        labels = spec.labels();
        window = spec.window();
        registeredAt = now;
        version++;
    }

    /** As everybody behind the gateway may know it. */
    RegisteredModel event() {
        return new RegisteredModel(id, revision, target, Optional.ofNullable(baseline), labels, registeredAt);
    }

    /** Chosen at registration. */
    public String id() {
        return id;
    }

    /** What is deployed now. */
    public String revision() {
        return revision;
    }

    /** Where it is called. */
    public Target target() {
        return target;
    }

    /** Id of the model that it is compared with. */
    public Optional<String> baseline() {
        return Optional.ofNullable(baseline);
    }

    /** Most prompts outstanding, where it has a limit of its own. */
    public Optional<Integer> window() {
        return Optional.ofNullable(window);
    }
}
