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

/** The times of a schedule: the slots of a cron expression or of an interval, and each run's delay after its slot. */
sealed interface ScheduleTiming {

    /**
     * The first slot after an instant; empty if there is none.
     *
     * @param anchor start of the first interval
     */
    Optional<Instant> after(Instant anchor, Instant at);

    /**
     * Slots of an expression with the five fields of crontab.
     *
     * @throws IllegalArgumentException if the expression is invalid; the message says why
     */
    static ScheduleTiming cron(String expression, ZoneId zone) {
        Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression);
        return new Expression(ExecutionTime.forCron(cron.validate()), zone);
    }

    /** Slots of an interval, which must be positive. */
    static ScheduleTiming every(Duration interval) {
        return new Interval(interval);
    }

    /** The random delay of a slot's run, 0 to {@code most}. It depends on schedule and slot alone, so every gateway gets it alike. */
    static Duration jitter(String schedule, Instant slot, Duration most) {
        long seed = 31L * schedule.hashCode() + slot.toEpochMilli();
        return Duration.ofMillis(new SplittableRandom(seed).nextLong(most.toMillis() + 1));
    }

    /** Crontab's rules in a time zone: slots that fall into the hour lost to summer time run right after it. */
    record Expression(ExecutionTime times, ZoneId zone) implements ScheduleTiming {
        @Override
        public Optional<Instant> after(Instant anchor, Instant at) {
            return times.nextExecution(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone))
                    .map(next -> next.toInstant());
        }
    }

    /** Slots at the anchor plus whole multiples of the interval. */
    record Interval(Duration interval) implements ScheduleTiming {
        @Override
        public Optional<Instant> after(Instant anchor, Instant at) {
            long passed = Math.floorDiv(Duration.between(anchor, at).toMillis(), interval.toMillis());
            return Optional.of(anchor.plus(interval.multipliedBy(passed + 1)));
        }
    }
}
