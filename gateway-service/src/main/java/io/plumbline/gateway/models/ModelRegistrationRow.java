package io.plumbline.gateway.models;

import io.plumbline.events.RegisteredModel;
import io.plumbline.events.target.Rhythm;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.revisions.DeployedRevision;
import io.plumbline.gateway.models.revisions.RevisionLog;
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

/** A stored registration of a model. */
@Entity
@DynamicUpdate
@Table(name = "registered_model")
public class ModelRegistrationRow {

    /** Half of {@code plumbline.calls.total-time}. */
    private static final int MINUTES_OF_WORK = 5;

    /** Tokens of one call under the published protocol, at most. */
    private static final int TOKENS_A_CALL = 1000;

    @Id
    String id;

    String revision;
    Target target;
    String targetMark = "";
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

    /** A registration that is not stored yet. */
    public ModelRegistrationRow(String id) {
        this.id = id;
    }

    /** A guest at a target, which is never registered. */
    ModelRegistrationRow at(Target address) {
        revision = "";
        target = address;
        labels = Map.of();
        return this;
    }

    /** Takes over a registration and notes its revision. The new version is published afterwards. */
    public void change(ModelSpec spec, RevisionLog revisions, Instant now) {
        if (isStored()) {
            revisions.begin(deployed());
        }
        terms = spec.terms();
        deletedAt = null;
        revision = spec.revision();
        target = spec.target().target();
        baseline = spec.baseline();
        labels = spec.labels();
        window = spec.window();
        registeredAt = now;
        targetMark = revisions.mark(id, revision, target);
        revisions.note(deployed());
        version++;
    }

    /** This registration as a deployment that begins with it. */
    public DeployedRevision deployed() {
        return new DeployedRevision(id, registeredAt, revision, revision(), target);
    }

    /** Whether the model is registered now; false for a deleted model. */
    public boolean isRegistered() {
        return deletedAt == null;
    }

    /** Marks the model as deleted. The deletion is published afterwards. */
    public void delete(Instant now) {
        deletedAt = now;
        version++;
    }

    /** Whether the model was ever stored, even if it is deleted now. */
    public boolean isStored() {
        return version > 0;
    }

    /** Marks the model as part of a models file, so that a later file may prune it. */
    public void namedByFile() {
        fromFile = true;
    }

    /** Whether the model is registered with exactly these fields. */
    public boolean matches(ModelSpec spec) {
        return isRegistered()
                && revision.equals(spec.revision())
                && target.equals(spec.target().target())
                && Objects.equals(baseline, spec.baseline())
                && labels.equals(spec.labels())
                && Objects.equals(window, spec.window())
                && terms.equals(spec.terms());
    }

    /** The registration for the services behind the gateway. */
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

    /** Sets how often answers are expected. The version stays, and the model is published again. */
    void expect(Optional<Rhythm> rhythm) {
        scheduledSince = rhythm.map(Rhythm::since).orElse(null);
        longestSilenceSeconds = rhythm.map(Rhythm::longestSilenceSeconds).orElse(null);
        publishedVersion = Math.min(publishedVersion, version - 1);
    }

    public String id() {
        return id;
    }

    /**
     * The effective revision: the deployed version with the sampling overrides and, if the version was first registered with
     * another endpoint, model name, query or body, a mark of the present ones. Answers with different revisions are not pooled.
     */
    public String revision() {
        String marked = targetMark.isEmpty() ? revision : (revision + " target=" + targetMark).strip();
        return terms.sampling() == null ? marked : terms.sampling().in(marked);
    }

    public ModelTerms terms() {
        return terms;
    }

    public Target target() {
        return target;
    }

    /** An address of the model, current or from the time of a plan, with the current limits and prices. */
    public Target onTerms(Target address) {
        return address.on(terms.callLimits(), terms.callPrices());
    }

    /** Id of the baseline. */
    public Optional<String> baseline() {
        return Optional.ofNullable(baseline);
    }

    /**
     * The most outstanding prompts: the model's own window or the usual one. It is at most what the limits per minute allow in
     * half of the time that a call may wait, because a prompt that waits longer is lost.
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
