package io.plumbline.chat.conditions;

import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionChangesTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ConditionChanges changes = new ConditionChanges();

    private static EndpointCondition slow(int second, int callsAtOnce, int waitSeconds) {
        return condition("m", Cause.TIMEOUTS, second, callsAtOnce, waitSeconds, Optional.empty());
    }

    private static EndpointCondition condition(
            String model, Cause cause, int second, int callsAtOnce, int waitSeconds, Optional<Instant> until) {
        return new EndpointCondition(
                UUID.randomUUID().toString(),
                "r",
                URI.create("http://127.0.0.1:1/v1"),
                model,
                cause,
                "",
                callsAtOnce,
                Duration.ofSeconds(waitSeconds),
                START,
                until,
                START.plusSeconds(second));
    }

    private List<ConditionChange> at(int second, EndpointCondition... present) {
        return changes.of(List.of(present), START.plusSeconds(second));
    }

    @Test
    void aDelayIsToldWhenItLastsAndItsEndAtOnce() {
        assertThat(at(1, slow(1, 16, 60))).isEmpty();
        assertThat(at(2, slow(2, 16, 60)))
                .extracting(change -> change.condition().map(EndpointCondition::callsAtOnce))
                .containsExactly(Optional.of(16));
        assertThat(at(3)).containsExactly(new ConditionChange("http://127.0.0.1:1/v1 m r", Optional.empty()));
        assertThat(at(4)).isEmpty();
    }

    @Test
    void aDelayThatIsOverBeforeItLastedIsNeverTold() {
        assertThat(at(1, slow(1, 16, 60))).isEmpty();
        assertThat(at(2)).isEmpty();
    }

    @Test
    void eachChangeIsToldOnceAndNoneOftenerThanEveryFiveSeconds() {
        assertThat(at(2, slow(2, 16, 60))).hasSize(1);
        assertThat(at(3, slow(3, 8, 120))).isEmpty();
        assertThat(at(7, slow(7, 4, 240)))
                .extracting(change -> change.condition().map(EndpointCondition::replyWait))
                .containsExactly(Optional.of(Duration.ofMinutes(4)));
        assertThat(at(12, slow(12, 4, 240))).isEmpty();
    }

    @Test
    void aLastingDelayIsToldAgainThreeTimesBeforeReadersForgetIt() {
        assertThat(IntStream.range(2, 62)
                        .filter(second -> !at(second, slow(second, 16, 60)).isEmpty()))
                .containsExactly(2, 22, 42);
        assertThat(EndpointCondition.VALID).hasSeconds(60);
    }

    @Test
    void aThousandChangesASecondAreFewRecords() {
        long told = IntStream.range(0, 60)
                .mapToLong(second -> IntStream.range(0, 50)
                        .mapToLong(change -> at(second, slow(second, 1 + change % 7, 60 + change))
                                .size())
                        .sum())
                .sum();
        assertThat(told).isEqualTo(12);
    }

    @Test
    void aPauseWhoseEndMovesByASecondIsNoNewsAndOneThatMovesByAMinuteIs() {
        Instant end = START.plusSeconds(600);
        assertThat(at(2, condition("m", Cause.QUOTA, 2, 1, 60, Optional.of(end))))
                .hasSize(1);
        assertThat(at(8, condition("m", Cause.QUOTA, 8, 1, 60, Optional.of(end.plusSeconds(1)))))
                .isEmpty();
        assertThat(at(9, condition("m", Cause.QUOTA, 9, 1, 60, Optional.of(end.plusSeconds(60)))))
                .hasSize(1);
    }

    @Test
    void modelsAreToldApart() {
        assertThat(at(2, slow(2, 16, 60), condition("n", Cause.FAILURES, 2, 1, 60, Optional.empty())))
                .extracting(ConditionChange::key)
                .containsExactlyInAnyOrder("http://127.0.0.1:1/v1 m r", "http://127.0.0.1:1/v1 n r");
        assertThat(at(3, slow(3, 16, 60)))
                .containsExactly(new ConditionChange("http://127.0.0.1:1/v1 n r", Optional.empty()));
    }

    @Test
    void aDialectIsToldAgainWhenItHasChanged() {
        assertThat(at(2, dialect(2, "no seed"))).hasSize(1);
        assertThat(at(8, dialect(8, "no seed"))).isEmpty();
        assertThat(at(9, dialect(9, "no temperature, no seed")))
                .extracting(change -> change.condition().map(EndpointCondition::detail))
                .containsExactly(Optional.of("no temperature, no seed"));
        assertThat(at(10)).extracting(ConditionChange::key).containsExactly("http://127.0.0.1:1/v1 m r dialect");
    }

    private static EndpointCondition dialect(int second, String words) {
        return new EndpointCondition(
                UUID.randomUUID().toString(),
                "r",
                URI.create("http://127.0.0.1:1/v1"),
                "m",
                Cause.DIALECT,
                words,
                16,
                Duration.ofMinutes(1),
                START,
                Optional.empty(),
                START.plusSeconds(second));
    }
}
