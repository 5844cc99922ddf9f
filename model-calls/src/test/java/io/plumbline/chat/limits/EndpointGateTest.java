package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.caps.RateCaps;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.chat.reply.RateHints;
import io.plumbline.events.answer.Usage;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointGateTest {

    private static final Duration TOTAL = Duration.ofMinutes(10);
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private final ManualClock clock = new ManualClock();
    private double share = 1;
    private final ModelGate gate = gate(OptionalLong.empty(), OptionalLong.empty());

    @Test
    void theLimitGrowsWhileItIsInUse() {
        for (int i = 0; i < 500; i++) {
            gate.enter(1, TOTAL, false)
                    .subscribe()
                    .with(in -> clock.after(Duration.ofMillis(10), () -> gate.leave(in, reply())));
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(gate.limit()).isEqualTo(64);
    }

    @Test
    void anUnusedLimitDoesNotGrow() {
        for (int i = 0; i < 100; i++) {
            enter(1).forEach(admission -> gate.leave(admission, reply()));
        }

        assertThat(gate.limit()).isEqualTo(16);
    }

    @Test
    void aCallerThatLeavesFreesItsSlotAndItsPlaceInTheQueue() {
        List<CallAdmission> out = enter(16);
        Cancellable waiting = gate.enter(1, TOTAL, false).subscribe().with(in -> {
            throw new AssertionError("let in though gone");
        });
        List<CallAdmission> next = new ArrayList<>();
        gate.enter(1, TOTAL, false).subscribe().with(next::add);

        waiting.cancel();
        gate.withdraw(out.get(0));

        assertThat(next).hasSize(1);
        assertThat(gate.inFlight()).isEqualTo(16);
        assertThat(gate.limit()).as("nothing was learned").isEqualTo(16);
    }

    @Test
    void anyNumberOfCallersMayGiveTheirSlotsBackAtOnce() {
        int most = 5_000;
        List<CallAdmission> out = enter(16);
        AtomicInteger left = new AtomicInteger();
        for (int i = 0; i < most; i++) {
            gate.enter(1, TOTAL, false).subscribe().with(in -> {
                left.incrementAndGet();
                gate.withdraw(in);
            });
        }

        gate.withdraw(out.get(0));

        assertThat(left).hasValue(most);
        assertThat(gate.inFlight()).isEqualTo(15);
    }

    @Test
    void aCallerThatFailsKeepsNoOtherWaiting() {
        List<CallAdmission> out = enter(16);
        gate.enter(1, TOTAL, false).subscribe().with(in -> {
            gate.withdraw(in);
            throw new IllegalStateException("fails when it is let in");
        });
        List<CallAdmission> next = new ArrayList<>();
        gate.enter(1, TOTAL, false).subscribe().with(next::add);

        gate.withdraw(out.get(0));

        assertThat(next).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "TIMEOUT"})
    void tooMuchHalvesTheLimit(Kind kind) {
        gate.leave(enter(1).get(0), failure(kind));

        assertThat(gate.limit()).isEqualTo(8);
    }

    @Test
    void callsThatWereOutTogetherHalveTheLimitOnceAndItReturnsFastToThreeQuarters() {
        List<CallAdmission> out = enter(16);
        clock.advance(Duration.ofSeconds(1));
        out.forEach(admission -> gate.leave(admission, failure(Kind.RATE_LIMITED)));
        assertThat(gate.limit()).isEqualTo(8);

        round();
        assertThat(gate.limit()).as("three quarters of 16").isEqualTo(12);
        round();
        assertThat(gate.limit()).as("one a round from there").isEqualTo(13);
    }

    /** As many calls as may be out at once, all answered. */
    private void round() {
        clock.advance(Duration.ofSeconds(30));
        List<CallAdmission> out = enter(gate.limit());
        out.forEach(admission -> {
            enter(1);
            gate.leave(admission, reply());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_5XX", "CONNECT", "BAD_RESPONSE"})
    void aBrokenEndpointIsNoSignOfLoad(Kind kind) {
        gate.leave(enter(1).get(0), failure(kind));

        assertThat(gate.limit()).isEqualTo(16);
    }

    @Test
    void oneCallAtATimeIsTheLeast() {
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(1));
            gate.leave(enter(1).get(0), failure(Kind.RATE_LIMITED));
        }

        assertThat(gate.limit()).isEqualTo(1);
    }

    @Test
    void aCallThatHangsDoesNotHoldTheOnlySlot() {
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(1));
            gate.leave(enter(1).get(0), i < 10 ? reply() : failure(Kind.RATE_LIMITED));
        }
        clock.advance(Duration.ofMinutes(1));
        enter(1);
        Deque<CallAdmission> next = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) {
            gate.enter(1, TOTAL, false).subscribe().with(next::add);
        }

        assertThat(next).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(next).as("one for the one that hangs").hasSize(1);
    }

    @Test
    void retriesGoBeforeFirstAttempts() {
        List<CallAdmission> running = enter(16);
        List<String> order = new ArrayList<>();
        gate.enter(1, TOTAL, false).subscribe().with(in -> order.add("new"));
        gate.enter(1, TOTAL, true).subscribe().with(in -> order.add("again"));

        gate.leave(running.get(0), failure(Kind.HTTP_5XX));
        gate.leave(running.get(1), failure(Kind.HTTP_5XX));

        assertThat(order).containsExactly("again", "new");
    }

    @Test
    void aCallThatGetsNoSlotInTimeIsRefused() {
        enter(16);
        Deque<CallAdmission> late = new ArrayDeque<>();
        gate.enter(1, Duration.ofSeconds(30), false).subscribe().with(late::add);

        clock.advance(Duration.ofSeconds(29));
        assertThat(late).isEmpty();
        clock.advance(Duration.ofSeconds(3));

        assertThat(late.getFirst().refusal().orElseThrow().kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void fourRejectionsInARowStopAllCallsForAsLongAsTheProviderAsks() {
        List<CallAdmission> running = enter(4);
        RateHints wait = new RateHints(Optional.of(Duration.ofSeconds(7)), Optional.empty());
        running.forEach(admission -> gate.leave(admission, failure(Kind.RATE_LIMITED, wait)));
        Deque<CallAdmission> next = new ArrayDeque<>();
        gate.enter(1, TOTAL, false).subscribe().with(next::add);

        clock.advance(Duration.ofMillis(6_900));
        assertThat(next).isEmpty();
        clock.advance(Duration.ofMillis(200));
        assertThat(next).hasSize(1);
    }

    @Test
    void anExhaustedLimitStopsAllCallsUntilItIsRenewed() {
        RateHints exhausted = new RateHints(Optional.empty(), Optional.of(Duration.ofSeconds(3)));
        gate.leave(enter(1).get(0), reply(exhausted));
        Deque<CallAdmission> next = new ArrayDeque<>();
        gate.enter(1, TOTAL, false).subscribe().with(next::add);

        clock.advance(Duration.ofMillis(2_900));
        assertThat(next).isEmpty();
        clock.advance(Duration.ofMillis(200));
        assertThat(next).hasSize(1);
    }

    @Test
    void aUsedUpQuotaIsToldToEveryCallUntilItIsRenewed() {
        RateHints tomorrow = new RateHints(Optional.of(Duration.ofHours(1)), Optional.empty());
        gate.leave(enter(1).get(0), failure(Kind.QUOTA_EXHAUSTED, tomorrow));

        assertThat(enter(1).get(0).refusal().orElseThrow().kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        clock.advance(Duration.ofMinutes(61));
        assertThat(enter(1).get(0).refusal()).isEmpty();
    }

    @Test
    void callsWaitForAnEndpointThatComesBack() {
        gate.leave(enter(1).get(0), reply());
        failTimes(10);
        Deque<CallAdmission> waiting = new ArrayDeque<>();
        for (int i = 0; i < 5; i++) {
            gate.enter(1, TOTAL, false).subscribe().with(waiting::add);
        }
        assertThat(gate.circuit()).isEqualTo(CircuitState.OPEN);

        clock.advance(Duration.ofSeconds(2));
        assertThat(waiting).as("only the trial goes out").hasSize(1);
        gate.leave(waiting.getFirst(), reply());

        assertThat(waiting).hasSize(5).allSatisfy(in -> assertThat(in.refusal()).isEmpty());
        assertThat(gate.circuit()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void callsFailAtOnceWhenAnEndpointStaysAwayButOneStillTries() {
        gate.leave(enter(1).get(0), reply());
        failTimes(10);
        List<CallAdmission> told = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            gate.enter(1, TOTAL, false).subscribe().with(in -> {
                told.add(in);
                if (in.refusal().isEmpty()) {
                    gate.leave(in, failure(Kind.CONNECT));
                }
            });
            clock.advance(Duration.ofSeconds(1));
        }

        long tried = told.stream().filter(in -> in.refusal().isEmpty()).count();
        assertThat(told).as("nobody is left waiting").hasSizeGreaterThan(590);
        assertThat(tried).as("a trial each half minute").isBetween(15L, 30L);
        assertThat(told.get(400).refusal().orElseThrow().kind()).isEqualTo(Kind.CIRCUIT_OPEN);
        assertThat(told.get(400).refusal().orElseThrow().detail()).contains("words of CONNECT");
    }

    @Test
    void aMinuteHoldsNoMoreCallsThanItsCap() {
        ModelGate capped = gate(OptionalLong.of(30), OptionalLong.empty());
        List<CallAdmission> in = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            capped.enter(1, TOTAL, false).subscribe().with(admission -> {
                in.add(admission);
                clock.after(Duration.ofMillis(1), () -> capped.leave(admission, reply()));
            });
        }
        clock.advance(Duration.ofSeconds(1));
        int burst = in.size();
        clock.advance(Duration.ofSeconds(58));
        int firstMinute = in.size();
        clock.advance(Duration.ofMinutes(1));

        assertThat(burst).isEqualTo(3);
        assertThat(firstMinute).isBetween(29, 30);
        assertThat(in.size() - firstMinute).isBetween(27, 30);
    }

    @Test
    void aReplicaWaitsForItsShareOfACapAndThenTakesThatShareOnly() {
        share = 0;
        ModelGate capped = gate(OptionalLong.of(600), OptionalLong.empty());
        List<CallAdmission> in = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            capped.enter(1, TOTAL, false).subscribe().with(admission -> {
                in.add(admission);
                clock.after(Duration.ofMillis(1), () -> capped.leave(admission, reply()));
            });
        }
        clock.advance(Duration.ofSeconds(10));
        assertThat(in).isEmpty();

        share = 0.25;
        clock.advance(Duration.ofMinutes(1));
        assertThat(in).hasSizeBetween(145, 151);

        share = 1;
        int before = in.size();
        clock.advance(Duration.ofMinutes(1));
        assertThat(in.size() - before).isBetween(540, 600);
    }

    @Test
    void aCallDearerThanAMinuteIsPaidForBeforeTheNext() {
        ModelGate capped = gate(OptionalLong.empty(), OptionalLong.of(1000));
        List<CallAdmission> in = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            capped.enter(1500, TOTAL, false).subscribe().with(in::add);
        }
        clock.advance(Duration.ofMinutes(4));

        assertThat(in).hasSize(3);
    }

    @Test
    void tokensThatWereNotSpentAreGivenBack() {
        ModelGate capped = gate(OptionalLong.empty(), OptionalLong.of(1000));
        List<CallAdmission> in = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            capped.enter(900, TOTAL, false).subscribe().with(in::add);
        }
        assertThat(in).hasSize(1);

        capped.leave(in.get(0), reply());

        assertThat(in).as("the call cost 12 of its 900 tokens").hasSize(2);
    }

    /** Two replicas, one of them there first, share a provider that bears 40 calls; both end near 20. */
    @Test
    void replicasComeToEqualSharesWithoutTalking() {
        Random dice = new Random(7);
        ModelGate first = gate(OptionalLong.empty(), OptionalLong.empty());
        ModelGate second = gate(OptionalLong.empty(), OptionalLong.empty());
        int[] running = new int[2];
        long[] served = new long[2];
        drive(first, 0, running, served, dice);
        clock.advance(Duration.ofMinutes(1));
        drive(second, 1, running, served, dice);
        clock.advance(Duration.ofMinutes(1));
        served[0] = served[1] = 0;
        clock.advance(Duration.ofMinutes(5));

        double share = (double) served[0] / (served[0] + served[1]);
        assertThat(share).isBetween(0.4, 0.6);
        assertThat(served[0] + served[1])
                .as("of 300 s x 40 calls at a time, 1 s each")
                .isGreaterThan(10_000);
    }

    /** Keeps 100 calls waiting; each takes about a second, unless 40 are under work already. */
    private void drive(ModelGate replica, int index, int[] running, long[] served, Random dice) {
        IntStream.range(0, 100).forEach(i -> call(replica, index, running, served, dice));
    }

    private void call(ModelGate replica, int index, int[] running, long[] served, Random dice) {
        replica.enter(1, Duration.ofHours(9), false).subscribe().with(admission -> {
            boolean tooMany = running[0] + running[1] >= 40;
            running[index] += tooMany ? 0 : 1;
            Duration latency = Duration.ofMillis((tooMany ? 20 : 800) + dice.nextInt(400));
            clock.after(latency, () -> {
                running[index] -= tooMany ? 0 : 1;
                served[index] += tooMany ? 0 : 1;
                replica.leave(admission, tooMany ? failure(Kind.RATE_LIMITED) : reply());
                call(replica, index, running, served, dice);
            });
        });
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            gate.leave(enter(1).get(0), failure(Kind.CONNECT));
        }
    }

    private List<CallAdmission> enter(int calls) {
        List<CallAdmission> in = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            gate.enter(1, TOTAL, false).subscribe().with(in::add);
        }
        return List.copyOf(in);
    }

    private ModelGate gate(OptionalLong requests, OptionalLong tokens) {
        GateSettings settings = new GateSettings("http://provider", 64, TOTAL, OUTAGE, Duration.ofMinutes(10));
        return new EndpointGate(settings, new RateCaps(requests, tokens, () -> share, clock), clock).of("m");
    }

    private static Attempt reply() {
        return reply(RateHints.NONE);
    }

    private static Attempt reply(RateHints hints) {
        Reply reply = new Reply(
                "Hi",
                Optional.empty(),
                Optional.empty(),
                "stop",
                "m",
                Optional.empty(),
                List.of(),
                new Usage(10, 2),
                Duration.ofSeconds(1),
                1);
        return Attempt.replied(reply, hints);
    }

    private static Attempt failure(Kind kind) {
        return failure(kind, RateHints.NONE);
    }

    private static Attempt failure(Kind kind, RateHints hints) {
        return Attempt.passing(new Failure(kind, "words of " + kind, 1), hints);
    }
}
