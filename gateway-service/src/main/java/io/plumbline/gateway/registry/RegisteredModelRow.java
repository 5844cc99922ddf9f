package io.plumbline.gateway.registry;

import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Target;
import io.plumbline.gateway.registry.terms.ModelTerms;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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

    ModelTerms terms = ModelTerms.NONE;
    boolean fromFile;
    Instant deletedAt;
    Instant registeredAt;
    long version;
    long publishedVersion;

    RegisteredModelRow() {}

    /** One that is not stored yet. */
    public RegisteredModelRow(String id) {
        this.id = id;
    }

    /** Takes over what the caller wants; the topic is behind from now on. */
    public void take(ModelSpec spec, Instant now) {
        terms = spec.terms();
        deletedAt = null;
        revision = spec.revision();
        target = spec.target().target();
        baseline = spec.baseline();
        labels = spec.labels();
        window = spec.window();
        registeredAt = now;
        version++;
    }

    /** Whether it is registered now. */
    public boolean isThere() {
        return deletedAt == null;
    }

    /** It is no longer watched; the topic is behind from now on. */
    public void delete(Instant now) {
        deletedAt = now;
        version++;
    }

    /** Whether it has been stored, though it may have been deleted since. */
    public boolean isKnown() {
        return version > 0;
    }

    /** An applied file names it from now on, and may prune it. */
    public void namedByFile() {
        fromFile = true;
    }

    /** Whether it is there and already as the caller wants it. */
    public boolean is(ModelSpec spec) {
        return isThere()
                && revision.equals(spec.revision())
                && target.equals(spec.target().target())
                && Objects.equals(baseline, spec.baseline())
                && labels.equals(spec.labels())
                && Objects.equals(window, spec.window())
                && terms.equals(spec.terms());
    }

    /** As everybody behind the gateway may know it. */
    RegisteredModel event() {
        return new RegisteredModel(id, revision(), target, Optional.ofNullable(baseline), labels, registeredAt);
    }

    /** Chosen at registration. */
    public String id() {
        return id;
    }

    /** What is deployed now, and how it wants to be asked: answers that differ in either are not pooled. */
    public String revision() {
        return terms.sampling() == null ? revision : terms.sampling().in(revision);
    }

    /** On what terms it is watched. */
    public ModelTerms terms() {
        return terms;
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
