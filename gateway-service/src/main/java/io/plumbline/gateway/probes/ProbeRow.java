package io.plumbline.gateway.probes;

import io.plumbline.events.Panel;
import io.plumbline.events.Profile;
import io.plumbline.events.Target;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

    String questionSet;
    String variants;
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

    ProbeRow() {}

    /** Names it. */
    public String id() {
        return id;
    }

    /** Running, finished or cancelled. */
    public ProbeState state() {
        return state;
    }

    /** With the hash of its content. */
    public String questionSet() {
        return questionSet;
    }

    /** In the order of asking, which must be the same after a restart. */
    public Set<String> variants() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(variants.split(","))));
    }

    /** Answers per question, where the caller has said. */
    public OptionalInt samples() {
        return samples == null ? OptionalInt.empty() : OptionalInt.of(samples);
    }

    /** Names and values to find it by. */
    Map<String, String> labels() {
        return ProbeLabels.map(labels);
    }

    /** By which rules answers are judged. */
    public Profile profile() {
        return profile;
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
