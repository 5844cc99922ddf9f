package io.plumbline.gateway.probes;

import io.plumbline.events.judging.Panel;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.annotations.DynamicUpdate;

/** A probe as it is stored. Prompts are written from it and from the question sets that it names. */
@Entity
@DynamicUpdate
@Table(name = "probe")
public class ProbeRow {

    @Id
    String id;

    @Enumerated(EnumType.STRING)
    ProbeState state;

    AskedSets asked;
    Integer samples;

    @Enumerated(EnumType.STRING)
    Profile profile;

    Target judge;

    /** Null for the usual mode. */
    @Enumerated(EnumType.STRING)
    ScoringMode judgeMode;

    Panel panel;
    String[] labels;
    int priority;
    Instant createdAt;
    Instant expiresAt;
    Instant finishedAt;
    int firstSample;
    String traceparent;
    Integer leaseSeconds;
    Instant leaseUntil;

    ProbeRow() {}

    /** A running probe without question sets; {@link #asking} and the other methods complete it. */
    public ProbeRow(String id, Instant now) {
        this.id = id;
        this.state = ProbeState.RUNNING;
        this.labels = new String[0];
        this.createdAt = now;
        this.expiresAt = now;
    }

    /** Sets the question sets and the answers per question; null leaves the number to each question. */
    public ProbeRow asking(AskedSets sets, Integer answers) {
        this.asked = sets;
        this.samples = answers;
        return this;
    }

    /** Sets the judge, how its numbers are read, the rules of judging, and the panel, which may be null. */
    public ProbeRow judgedBy(Target target, ScoringMode mode, Profile rules, Panel furtherJudges) {
        this.judge = target;
        this.judgeMode = mode;
        this.profile = rules;
        this.panel = furtherJudges;
        return this;
    }

    /** Sets the labels, each {@code name=value}. */
    public ProbeRow labelled(String[] labelPairs) {
        this.labels = labelPairs.clone();
        return this;
    }

    /** Sets the priority, 0 to 9; lower is released first. */
    public ProbeRow prioritized(int rank) {
        this.priority = rank;
        return this;
    }

    /** Sets the instant from which its unreleased prompts expire. */
    public ProbeRow until(Instant end) {
        this.expiresAt = end;
        return this;
    }

    /** Sets how often each question was asked before, so that wordings rotate on from there. */
    public ProbeRow from(int sample) {
        this.firstSample = sample;
        return this;
    }

    /** Sets the W3C traceparent that its first prompts continue; null for none. The row carries it to any replica. */
    public ProbeRow traced(String parent) {
        this.traceparent = parent;
        return this;
    }

    /** Sets how soon a client must renew the lease; null if the probe needs no client. */
    public ProbeRow leased(Duration lease) {
        this.leaseSeconds = lease == null ? null : (int) lease.toSeconds();
        renewLease(createdAt);
        return this;
    }

    /** Lets the lease run from an instant on; a probe without a lease stays without one. */
    void renewLease(Instant now) {
        leaseUntil = leaseSeconds == null ? null : now.plusSeconds(leaseSeconds);
    }

    public String id() {
        return id;
    }

    public ProbeState state() {
        return state;
    }

    public AskedSets asked() {
        return asked;
    }

    /** Answers per question; empty if each question's own number applies. */
    public OptionalInt samples() {
        return samples == null ? OptionalInt.empty() : OptionalInt.of(samples);
    }

    /** Label values by name. */
    public Map<String, String> labels() {
        return ProbeLabels.map(labels);
    }

    public Profile profile() {
        return profile;
    }

    public Target judge() {
        return judge;
    }

    /** How the judge's numbers are read. */
    public ScoringMode judgeMode() {
        return judgeMode == null ? ScoringMode.LOGPROBS : judgeMode;
    }

    public Optional<Panel> panel() {
        return Optional.ofNullable(panel);
    }

    /** 0 to 9; lower is released first. */
    public int priority() {
        return priority;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** From this instant on, unreleased prompts are accounted as expired. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When its last outcome came; null while it runs. */
    public Instant finishedAt() {
        return finishedAt;
    }

    /** How often each question was asked before; decides which wording comes next. */
    public int firstSample() {
        return firstSample;
    }

    /** W3C traceparent of its submission; null if it was not traced. */
    public String traceparent() {
        return traceparent;
    }

    /** From its submission to its last outcome; empty while it runs. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(finishedAt).map(end -> Duration.between(createdAt, end));
    }

    /** Records that every prompt has an outcome. */
    public void finish(Instant now) {
        finishedAt = now;
        state = state == ProbeState.CANCELLED ? ProbeState.CANCELLED : ProbeState.FINISHED;
    }

    /** Cancels a running probe; false if it was over already. */
    boolean cancel() {
        boolean runs = state == ProbeState.RUNNING;
        state = runs ? ProbeState.CANCELLED : state;
        return runs;
    }
}
