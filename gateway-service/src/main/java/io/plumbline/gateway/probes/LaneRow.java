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

/** A lane: one model's part in a probe, as it is stored. It records which prompts were released and their outcomes. */
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

    /** Creates a running lane. The ordinal is the model's place in the probe, from 0. */
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
        /** The model under test. */
        CANDIDATE,
        /** The model that candidates are compared with. */
        BASELINE
    }

    /** Probe id and ordinal, joined by a dot; the prefix of its prompts' ids. */
    public String id() {
        return id;
    }

    /** The model's place in the probe, from 0. */
    public int ordinal() {
        return ordinal;
    }

    /** Whether the model is under test. */
    public boolean isCandidate() {
        return role == Role.CANDIDATE;
    }

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

    public Target target() {
        return target;
    }

    /** The model's own sampling parameters; empty if each question's parameters apply. */
    public Optional<SamplingOverrides> sampling() {
        return Optional.ofNullable(sampling);
    }

    /** The model's own thresholds of verdicts; empty if the judge's apply. */
    public Optional<Thresholds> thresholds() {
        return Optional.ofNullable(thresholds);
    }

    /** 0 to 9; lower is released first. */
    public int priority() {
        return priority;
    }

    public ProbeState state() {
        return state;
    }

    public int total() {
        return total;
    }

    /** Index of the next prompt to release; all lower ones were released. */
    public int nextIndex() {
        return nextIndex;
    }

    /** From this instant on, unreleased prompts are accounted as expired. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Prompts that were released and have no outcome, at least 0: an outcome can be stored before its release is. */
    public int outstanding() {
        return Math.max(0, nextIndex - finishedCount);
    }

    /** Whether every prompt has an outcome. */
    public boolean isFinished() {
        return finishedCount == total;
    }

    /** The indexes from {@code from} to below {@code to} that have no outcome. */
    public IntStream unfinished(int from, int to) {
        return new IndexSet(finished).missing(from, to);
    }

    /** Records that all prompts below an index were released. */
    public void released(int to) {
        nextIndex = to;
    }

    /** Records why the gateway releases no further prompt; null if it may. */
    public void waitFor(String reason) {
        waitingFor = reason;
    }

    /** Records when lost prompts were last accounted. */
    public void swept(Instant now) {
        sweptAt = now;
    }

    /** Records a prompt's outcome; false if it has one already or the index is out of range. */
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

    /** Finished prompts by outcome; outcomes that did not occur are absent. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Finished prompts without a verdict by reason; reasons that did not occur are absent. */
    public Map<String, Integer> unscored() {
        return Map.copyOf(unscored);
    }

    /** Replaces the counts of a finished lane by those of a recount. */
    public void recount(Map<String, Integer> right, Map<String, Integer> rightUnscored) {
        counts = new TreeMap<>(right);
        unscored = new TreeMap<>(rightUnscored);
    }

    /**
     * Marks a prompt as accounted by the gateway itself; false if it was marked before.
     *
     * @param evenFinished whether a prompt that has an outcome may be accounted too
     */
    public boolean rescue(int index, boolean evenFinished) {
        if (index >= total || (!evenFinished && new IndexSet(finished).contains(index))) {
            return false;
        }
        return new IndexSet(rescued).add(index);
    }

    /** Cancels an unfinished lane; its unreleased prompts are then accounted as cancelled. */
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
