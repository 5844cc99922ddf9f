package io.plumbline.gateway.recurring.schedules;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;

/** A schedule and its position in the rotation, as stored. */
@Entity
@DynamicUpdate
@Table(name = "schedule")
public class ScheduleRow {

    private static final int LONGEST_PROBLEM = 1000;

    @Id
    String id;

    ScheduleSpec spec;
    boolean enabled;
    Instant anchor;
    Instant slot;
    Instant nextAt;
    long position;
    Instant lastAt;
    String lastProbes = "";
    String lastProblem;

    ScheduleRow() {}

    ScheduleRow(String id) {
        this.id = id;
    }

    /**
     * Takes over a request. The first run of a new interval starts at once. Runs that were missed while the schedule was off are
     * left out.
     */
    void take(ScheduleSpec wanted, Instant now) {
        boolean goesOn = spec != null && enabled && wanted.runs() && spec.isTimedAs(wanted);
        spec = wanted;
        enabled = wanted.runs();
        if (!goesOn) {
            anchor = now;
            moveTo(wanted.cron() == null ? now : next(now));
        }
    }

    /** Records a run and moves to the first future slot; slots in between are left out. */
    void ran(List<String> probes, long next, String problem, Instant now) {
        lastAt = now;
        lastProbes = String.join(",", probes);
        position = next;
        skipped(problem, now);
    }

    /** Records that a slot's run was left out. */
    void skipped(String problem, Instant now) {
        lastProblem = problem == null ? null : problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
        moveTo(next(now.isAfter(slot) ? now : slot));
    }

    /** How long its model may be silent. */
    AllowedSilence silence(Instant now, Duration grace) {
        return AllowedSilence.of(spec.timing(), anchor, now, spec.longestDelay(), grace);
    }

    List<String> lastProbes() {
        return lastProbes.isEmpty() ? List.of() : List.of(lastProbes.split(","));
    }

    /** The slot after an instant; the year 9999 if there is none. */
    private Instant next(Instant at) {
        return spec.timing().after(anchor, at).orElse(Instant.parse("9999-01-01T00:00:00Z"));
    }

    private void moveTo(Instant next) {
        slot = next;
        nextAt = next.plus(ScheduleTiming.jitter(id, next, spec.longestDelay()));
    }
}
