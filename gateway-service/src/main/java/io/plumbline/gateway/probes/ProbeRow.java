package io.plumbline.gateway.probes;

import io.plumbline.events.judging.Panel;
import io.plumbline.events.judging.Profile;
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

/** A probe as it is stored: all that its prompts are made of, besides the questions themselves. */
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
    Panel panel;
    String[] labels;
    int priority;
    Instant createdAt;
    Instant expiresAt;
    Instant finishedAt;
    int firstSample;
    String traceparent;

    ProbeRow() {}

    /** A probe that begins now and asks nothing yet. */
    public ProbeRow(String id, Instant now) {
        this.id = id;
        this.state = ProbeState.RUNNING;
        this.labels = new String[0];
        this.createdAt = now;
        this.expiresAt = now;
    }

    /** Asks these sets; samples are answers per question, null for what each question wants. */
    public ProbeRow asking(AskedSets sets, Integer answers) {
        this.asked = sets;
        this.samples = answers;
        return this;
    }

    /** Is judged so; without a panel it is null. */
    public ProbeRow judgedBy(Target target, Profile rules, Panel further) {
        this.judge = target;
        this.profile = rules;
        this.panel = further;
        return this;
    }

    /** Is found by these labels, each {@code name=value}, and has its turn by that priority. */
    public ProbeRow marked(String[] marks, int turn) {
        this.labels = marks.clone();
        this.priority = turn;
        return this;
    }

    /** Is no longer asked from then on. */
    public ProbeRow until(Instant end) {
        this.expiresAt = end;
        return this;
    }

    /** Goes on where each question was asked so often before. */
    public ProbeRow from(int sample) {
        this.firstSample = sample;
        return this;
    }

    /** Its first prompts go on in that trace, whenever they are released and by whom; null for none. */
    public ProbeRow traced(String place) {
        this.traceparent = place;
        return this;
    }

    /** Names it. */
    public String id() {
        return id;
    }

    /** Running, finished or cancelled. */
    public ProbeState state() {
        return state;
    }

    /** What it asks. */
    public AskedSets asked() {
        return asked;
    }

    /** Answers per question, where the caller has said. */
    public OptionalInt samples() {
        return samples == null ? OptionalInt.empty() : OptionalInt.of(samples);
    }

    /** Names and values to find it by. */
    public Map<String, String> labels() {
        return ProbeLabels.map(labels);
    }

    /** By which rules answers are judged. */
    public Profile profile() {
        return profile;
    }

    /** Who judges. */
    public Target judge() {
        return judge;
    }

    /** Further judges, if any. */
    public Optional<Panel> panel() {
        return Optional.ofNullable(panel);
    }

    /** Lower is released first. */
    public int priority() {
        return priority;
    }

    /** When it was submitted. */
    public Instant createdAt() {
        return createdAt;
    }

    /** After this its prompts are no longer asked. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When its last outcome came; null while it runs. */
    public Instant finishedAt() {
        return finishedAt;
    }

    /** How often each question was asked before, as far as the choice of wordings goes. */
    public int firstSample() {
        return firstSample;
    }

    /** Where in a trace it was submitted; null for nowhere. */
    public String traceparent() {
        return traceparent;
    }

    /** From its submission to its last outcome; empty while it runs. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(finishedAt).map(end -> Duration.between(createdAt, end));
    }

    /** Every index has its outcome. */
    public void finish(Instant now) {
        finishedAt = now;
        state = state == ProbeState.CANCELLED ? ProbeState.CANCELLED : ProbeState.FINISHED;
    }

    /** Calls it off; false where it was over already. */
    boolean cancel() {
        boolean runs = state == ProbeState.RUNNING;
        state = runs ? ProbeState.CANCELLED : state;
        return runs;
    }
}
