package io.plumbline.gateway.recurring.schedules;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;

/** When a schedule runs: the slots of a cron expression or of an interval, and how long after its slot a run begins. */
sealed interface ScheduleTiming {

    /**
     * The first slot after an instant; empty where none will ever come.
     *
     * @param anchor from which intervals are counted
     */
    Optional<Instant> after(Instant anchor, Instant at);

    /**
     * By an expression with the five fields of crontab.
     *
     * @throws IllegalArgumentException where it is none; the message says why
     */
    static ScheduleTiming cron(String expression, ZoneId zone) {
        Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression);
        return new Expression(ExecutionTime.forCron(cron.validate()), zone);
    }

    /** By an interval, which is longer than nothing. */
    static ScheduleTiming every(Duration interval) {
        return new Interval(interval);
    }

    /** The delay of a slot's run, 0 to {@code most}: the same whoever computes it, and another in each slot. */
    static Duration jitter(String schedule, Instant slot, Duration most) {
        long seed = 31L * schedule.hashCode() + slot.toEpochMilli();
        return Duration.ofMillis(new SplittableRandom(seed).nextLong(most.toMillis() + 1));
    }

    /** By crontab's rules in a zone: where clocks are put forward, what is left out runs right after. */
    record Expression(ExecutionTime times, ZoneId zone) implements ScheduleTiming {
        @Override
        public Optional<Instant> after(Instant anchor, Instant at) {
            return times.nextExecution(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone))
                    .map(next -> next.toInstant());
        }
    }

    /** Anchor, anchor and interval, anchor and two intervals .. */
    record Interval(Duration interval) implements ScheduleTiming {
        @Override
        public Optional<Instant> after(Instant anchor, Instant at) {
            long passed = Math.floorDiv(Duration.between(anchor, at).toMillis(), interval.toMillis());
            return Optional.of(anchor.plus(interval.multipliedBy(passed + 1)));
        }
    }
}
