package io.plumbline.gateway.probes;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hibernate.annotations.DynamicUpdate;

/** One model of a probe as it is stored: what has been released, and what has come of it. */
@Entity
@DynamicUpdate
@Table(name = "probe_model")
public class LaneRow {

    @Id
    String id;

    String probeId;
    int ordinal;
    String model;
    String revision;

    @Enumerated(EnumType.STRING)
    Role role;

    Target target;
    SamplingOverrides sampling;
    Thresholds thresholds;
    int priority;

    @Enumerated(EnumType.STRING)
    ProbeState state;

    int total;
    int nextIndex;
    int finishedCount;
    byte[] finished;
    byte[] rescued;

    @Convert(converter = CountsColumn.class)
    Map<String, Integer> counts;

    @Convert(converter = CountsColumn.class)
    Map<String, Integer> unscored;

    String lastFailure;
    String waitingFor;
    Instant expiresAt;
    Instant sweptAt;

    LaneRow() {}

    /** A model's part in a probe, by its place there. */
    public LaneRow(ProbeRow probe, int ordinal, Role role, ModelRegistrationRow model) {
        this(probe.id(), ordinal, probe.asked().prompts());
        this.model = model.id();
        this.revision = model.revision();
        this.target = model.target();
        this.sampling = model.terms().sampling();
        this.thresholds = model.terms().verdictThresholds().orElse(null);
        this.role = role;
        this.priority = probe.priority();
        this.expiresAt = probe.expiresAt();
    }

    LaneRow(String probeId, int ordinal, int total) {
        this.id = probeId + "." + ordinal;
        this.probeId = probeId;
        this.ordinal = ordinal;
        this.state = ProbeState.RUNNING;
        this.total = total;
        this.finished = IndexSet.empty(total);
        this.rescued = IndexSet.empty(total);
        this.counts = Map.of();
        this.unscored = Map.of();
    }

    /** Why a model is in a probe. */
    public enum Role {
        /** It is the one in question. */
        CANDIDATE,
        /** It is what the candidates are compared with. */
        BASELINE
    }

    /** Probe and ordinal; the beginning of its prompts' ids. */
    public String id() {
        return id;
    }

    /** The probe. */
    public String probeId() {
        return probeId;
    }

    /** Id of the registered model. */
    public String model() {
        return model;
    }

    /** The model's revision when the probe was submitted. */
    public String revision() {
        return revision;
    }

    /** Where the model is called. */
    public Target target() {
        return target;
    }

    /** The model's own sampling; empty where questions say how they are drawn. */
    public Optional<SamplingOverrides> sampling() {
        return Optional.ofNullable(sampling);
    }

    /** Its own thresholds of verdicts; empty where they are the judge's. */
    public Optional<Thresholds> thresholds() {
        return Optional.ofNullable(thresholds);
    }

    /** Lower is released first. */
    public int priority() {
        return priority;
    }

    /** Running, finished or cancelled. */
    public ProbeState state() {
        return state;
    }

    /** Number of its prompts. */
    public int total() {
        return total;
    }

    /** All below have been released. */
    public int nextIndex() {
        return nextIndex;
    }

    /** After this the model is no longer asked. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Released and without an outcome; an outcome can overtake the note of its release. */
    public int outstanding() {
        return Math.max(0, nextIndex - finishedCount);
    }

    /** Whether every index has its outcome. */
    public boolean isFinished() {
        return finishedCount == total;
    }

    /** The indexes of a range that have no outcome. */
    public IntStream unfinished(int from, int to) {
        return new IndexSet(finished).missing(from, to);
    }

    /** Notes that all below have been released. */
    public void released(int to) {
        nextIndex = to;
    }

    /** Notes why nothing more is released; null where nothing stands in the way. */
    public void waitFor(String reason) {
        waitingFor = reason;
    }

    /** Notes that lost prompts have been accounted. */
    public void swept(Instant now) {
        sweptAt = now;
    }

    /** Notes what came of a prompt; false where it was known already or is none of its prompts. */
    public boolean record(int index, Outcome outcome) {
        if (index >= total || !new IndexSet(finished).add(index)) {
            return false;
        }
        finishedCount++;
        counts = plusOne(counts, outcome.label());
        outcome.fold(verdict -> null, this::recordUnscored);
        state = isFinished() && state == ProbeState.RUNNING ? ProbeState.FINISHED : state;
        return true;
    }

    /** Whether the gateway may account a prompt itself: once, and unless told otherwise only without an outcome. */
    public boolean rescue(int index, boolean evenFinished) {
        if (index >= total || (!evenFinished && new IndexSet(finished).contains(index))) {
            return false;
        }
        return new IndexSet(rescued).add(index);
    }

    /** What has not been released yet will be accounted as cancelled. */
    void cancel() {
        state = isFinished() ? state : ProbeState.CANCELLED;
        waitingFor = null;
    }

    private Void recordUnscored(Outcome.Unscored why) {
        unscored = plusOne(unscored, why.reason().name());
        lastFailure = OneLineText.line(why.reason() + ": " + why.detail());
        return null;
    }

    private static Map<String, Integer> plusOne(Map<String, Integer> counts, String name) {
        Map<String, Integer> more = new TreeMap<>(counts);
        more.merge(name, 1, Integer::sum);
        return more;
    }
}
