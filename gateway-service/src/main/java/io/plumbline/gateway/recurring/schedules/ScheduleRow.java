package io.plumbline.gateway.recurring.schedules;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;

/** A schedule as it is stored. */
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

    /** Takes over what the caller wants. A new interval's first run is at once; what was missed while it was off is not made up for. */
    void take(ScheduleSpec wanted, Instant now) {
        boolean goesOn = spec != null && enabled && wanted.runs() && spec.isTimedAs(wanted);
        spec = wanted;
        enabled = wanted.runs();
        if (!goesOn) {
            anchor = now;
            moveTo(wanted.cron() == null ? now : next(now));
        }
    }

    /** Notes a run, and goes on to the first slot that is still to come: slots in between are left out. */
    void ran(List<String> probes, long next, String problem, Instant now) {
        lastAt = now;
        lastProbes = String.join(",", probes);
        position = next;
        skipped(problem, now);
    }

    /** Notes that a slot's run was left out. */
    void skipped(String problem, Instant now) {
        lastProblem = problem == null ? null : problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
        moveTo(next(now.isAfter(slot) ? now : slot));
    }

    /** Ids of the last run's probes. */
    List<String> lastProbes() {
        return lastProbes.isEmpty() ? List.of() : List.of(lastProbes.split(","));
    }

    /** One that never comes again, such as a day of a year long gone, waits for ever. */
    private Instant next(Instant at) {
        return spec.timing().after(anchor, at).orElse(Instant.parse("9999-01-01T00:00:00Z"));
    }

    private void moveTo(Instant next) {
        slot = next;
        nextAt = next.plus(ScheduleTiming.jitter(id, next, spec.longestDelay()));
    }
}
