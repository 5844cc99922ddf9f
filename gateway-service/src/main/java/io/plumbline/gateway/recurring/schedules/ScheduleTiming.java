package io.plumbline.gateway.recurring.schedules;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The times of a schedule: the slots of a cron expression or of an interval, and each run's delay after its slot. */
sealed interface ScheduleTiming {

    /** The ways to write that a cron expression has slots in every hour. */
    Set<String> EVERY_HOUR = Set.of("*", "*/1", "0-23", "0-23/1");

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
        Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                .parse(expression)
                .validate();
        ExecutionTime times = ExecutionTime.forCron(cron);
        return EVERY_HOUR.contains(
                        cron.retrieve(CronFieldName.HOUR).getExpression().asString())
                ? new Hourly(times, zone)
                : new Daily(times, zone);
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

    /** An expression with slots in every hour. It goes on through a change of the clock, so an hour that comes twice has them twice. */
    record Hourly(ExecutionTime times, ZoneId zone) implements ScheduleTiming {
        @Override
        public Optional<Instant> after(Instant anchor, Instant at) {
            return times.nextExecution(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone))
                    .map(next -> next.toInstant());
        }
    }

    /**
     * An expression that names hours. A slot whose time the clock leaves out runs when the clock is moved forward; all slots of the
     * lost hour make one run. A slot whose time comes twice runs the first time.
     */
    record Daily(ExecutionTime times, ZoneId zone) implements ScheduleTiming {
        @Override
        public Optional<Instant> after(Instant anchor, Instant at) {
            Optional<LocalDateTime> slot =
                    next(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toLocalDateTime());
            while (slot.isPresent() && !instant(slot.get()).isAfter(at)) {
                slot = next(slot.get());
            }
            return slot.map(this::instant);
        }

        /** The next slot by a clock that is never moved. */
        private Optional<LocalDateTime> next(LocalDateTime after) {
            return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
        }

        private Instant instant(LocalDateTime slot) {
            ZoneOffsetTransition change = zone.getRules().getTransition(slot);
            return change != null && change.isGap()
                    ? change.getInstant()
                    : ZonedDateTime.ofLocal(slot, zone, null).toInstant();
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
