package io.plumbline.chat.conditions;

import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which conditions to tell. A condition is told when it has lasted for {@link #LEAST}, when it has changed, and again after
 * {@link #RENEWAL}. Its end is told at once. About one model there is at most one record each {@link #SPACING} and its end, however
 * many calls fail.
 */
final class ConditionChanges {

    /** A shorter delay is over before a person has read of it. */
    static final Duration LEAST = Duration.ofSeconds(2);

    static final Duration SPACING = Duration.ofSeconds(5);

    /** Often enough that two lost records do not end a condition. */
    static final Duration RENEWAL = EndpointCondition.VALID.dividedBy(3);

    /** The end of a pause moves with each rejection. A smaller move is not worth a record. */
    private static final Duration SAME_END = Duration.ofSeconds(2);

    private final Map<String, EndpointCondition> told = new HashMap<>();
    private final Map<String, Instant> latest = new HashMap<>();

    /** The records to write now. */
    List<ConditionChange> of(Collection<EndpointCondition> present, Instant now) {
        Map<String, EndpointCondition> lasting = new HashMap<>();
        present.stream()
                .filter(condition -> told.containsKey(condition.key()) || hasLasted(condition, now))
                .forEach(condition -> lasting.put(condition.key(), condition));
        List<ConditionChange> changes = new ArrayList<>();
        told.keySet().stream()
                .filter(key -> !lasting.containsKey(key))
                .forEach(key -> changes.add(new ConditionChange(key, Optional.empty())));
        told.keySet().retainAll(lasting.keySet());
        latest.values().removeIf(at -> !at.plus(SPACING).isAfter(now));
        lasting.values().stream()
                .filter(condition -> !latest.containsKey(condition.key()) && isNews(condition, now))
                .forEach(condition -> {
                    told.put(condition.key(), condition);
                    latest.put(condition.key(), now);
                    changes.add(new ConditionChange(condition.key(), Optional.of(condition)));
                });
        return changes;
    }

    private static boolean hasLasted(EndpointCondition condition, Instant now) {
        return !condition.since().plus(LEAST).isAfter(now);
    }

    private boolean isNews(EndpointCondition condition, Instant now) {
        EndpointCondition before = told.get(condition.key());
        return before == null
                || !before.at().plus(RENEWAL).isAfter(now)
                || before.cause() != condition.cause()
                || (condition.cause() == Cause.DIALECT && !before.detail().equals(condition.detail()))
                || before.callsAtOnce() != condition.callsAtOnce()
                || !before.replyWait().equals(condition.replyWait())
                || isOtherEnd(before.until(), condition.until());
    }

    private static boolean isOtherEnd(Optional<Instant> before, Optional<Instant> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return before.isPresent() || now.isPresent();
        }
        return Duration.between(before.get(), now.get()).abs().compareTo(SAME_END) > 0;
    }
}
