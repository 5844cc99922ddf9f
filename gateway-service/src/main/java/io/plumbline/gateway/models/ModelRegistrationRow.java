package io.plumbline.gateway.models;

import io.plumbline.events.RegisteredModel;
import io.plumbline.events.target.Rhythm;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.terms.ModelTerms;
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
public class ModelRegistrationRow {

    /** Half of {@code plumbline.calls.total-time}. */
    private static final int MINUTES_OF_WORK = 5;

    /** What a call may cost by the published protocol. */
    private static final int TOKENS_A_CALL = 1000;

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
    Instant scheduledSince;
    Long longestSilenceSeconds;
    long version;
    long publishedVersion;

    ModelRegistrationRow() {}

    /** One that is not stored yet. */
    public ModelRegistrationRow(String id) {
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
        return new RegisteredModel(
                id,
                revision(),
                target,
                Optional.ofNullable(baseline),
                labels,
                registeredAt,
                terms.rateThresholds(),
                rhythm());
    }

    private Optional<Rhythm> rhythm() {
        return Optional.ofNullable(scheduledSince).map(since -> new Rhythm(since, longestSilenceSeconds));
    }

    /** How often its answers are to be expected. It is the same version as before, and the topic is behind nevertheless. */
    void expect(Optional<Rhythm> rhythm) {
        scheduledSince = rhythm.map(Rhythm::since).orElse(null);
        longestSilenceSeconds = rhythm.map(Rhythm::longestSilenceSeconds).orElse(null);
        publishedVersion = Math.min(publishedVersion, version - 1);
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

    /** The place where it is called, or was when its prompts were planned, with what is allowed there and what it costs now. */
    public Target onTerms(Target place) {
        return place.on(terms.callLimits(), terms.callPrices());
    }

    /** Id of the model that it is compared with. */
    public Optional<String> baseline() {
        return Optional.ofNullable(baseline);
    }

    /**
     * Most prompts outstanding: its own window or the usual one, but no more than its limits a minute let through in a part of the
     * time that a call may wait, for a prompt that waits longer is lost.
     */
    public int window(int usual) {
        long most = terms.callLimits()
                .map(limits -> Math.min(
                        limits.requestsPerMinute().orElse((long) usual),
                        limits.tokensPerMinute()
                                .map(tokens -> tokens / TOKENS_A_CALL)
                                .orElse((long) usual)))
                .map(perMinute -> Math.max(1, perMinute * MINUTES_OF_WORK))
                .orElse(Long.MAX_VALUE);
        return (int) Math.min(most, window == null ? usual : window);
    }
}
