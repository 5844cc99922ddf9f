package io.plumbline.benchmarks.said;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.LaunchFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Compares verdict, state and alarms that the product tells with what is so, in generated situations on the real services: gateway, sampler, judge and
 * aggregator with a real Kafka and PostgreSQL, against a provider whose replies are generated.
 */
public final class SaidAndIs {

    /** Answers of the baseline to each question before the situations begin: 240 together. */
    private static final int BASELINE_SAMPLES = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PUSHED = 6;
    /** Models that are probed at once. */
    private static final int TOGETHER = 30;

    private final List<Situation> situations;

    /**
     * Situations to compare.
     *
     * @param count number of situations, at least 1
     * @param seed any; an equal seed gives equal situations
     */
    public SaidAndIs(int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one situation expected, was " + count);
        }
        this.situations = Situation.generated(count, seed);
    }

    /** What the product says of a situation. */
    private record Said(String verdict, String state, Set<String> alarms) {}

    /** Compares no models by canary, because a situation is about answers alone; pushed answers have a sound judge. */
    private static StackOptions options(StackOptions stack, SituationProvider provider) {
        return stack.adapting(
                "gateway-service",
                command -> command.withProperties(Map.of(
                        "plumbline.canary.enabled",
                        "false",
                        "plumbline.calibration.every",
                        "PT1H",
                        "plumbline.judge.endpoint",
                        provider.uri().toString(),
                        "plumbline.judge.model",
                        JudgeHabit.SOUND.modelName())));
    }

    /** Runs all situations on a stack of its own and prints the table.
     *
     * @return true if all agree and no verdict is an unsafe PASS
     */
    public boolean run(StackOptions stack, PrintStream out) {
        try (SituationProvider provider = new SituationProvider(situations);
                LocalStack running = LocalStack.start(options(stack, provider))) {
            SituationApi api = new SituationApi(
                    running.gateway(),
                    running.adminKey().text(),
                    running.address("aggregator-service"),
                    provider.uri());
            baseline(api);
            Map<Situation, Said> said = new HashMap<>();
            for (int from = 0; from < situations.size(); from += TOGETHER) {
                List<Situation> some = situations.subList(from, Math.min(from + TOGETHER, situations.size()));
                said.putAll(said(api, some));
            }
            return print(said, out);
        }
    }

    private static void baseline(SituationApi api) {
        api.register(SituationProvider.BASE, SituationProvider.BASE, "r1", "");
        List<String> probes = new ArrayList<>();
        for (JudgeHabit judge : JudgeHabit.values()) {
            probes.add(api.probe(SituationProvider.BASE, judge, BASELINE_SAMPLES));
        }
        await("the baseline's probes", () -> probes.stream().allMatch(api::isFinished));
        await("the judges' calibration", () -> probes.stream().noneMatch(probe -> isPending(api.results(probe, 0.5))));
    }

    private static boolean isPending(JsonNode results) {
        return !results.path("complete").asBoolean()
                || results.path("models").get(0).path("pending").asBoolean();
    }

    /** Brings the situations about, all at once, and reads what is said of them. */
    private static Map<Situation, Said> said(SituationApi api, List<Situation> some) {
        phase(api, some.stream().filter(Situation::before).toList(), SituationProvider.BAD, "r0");
        phase(api, some.stream().filter(Situation::outage).toList(), SituationProvider.GONE, "r1");
        Map<Situation, String> probes = phase(api, some, "", "r1");
        some.stream().filter(Situation::pushed).forEach(one -> api.push(one.model(), PUSHED));
        Map<Situation, Said> said = new HashMap<>();
        probes.forEach((situation, probe) -> said.put(
                situation,
                new Said(
                        api.results(probe, situation.threshold())
                                .path("verdict")
                                .asText(),
                        api.state(situation.model()),
                        api.firing(situation.model()))));
        return said;
    }

    /** A probe of each of these models, served under a name, or under its own. */
    private static Map<Situation, String> phase(
            SituationApi api, List<Situation> some, String served, String revision) {
        Map<Situation, String> probes = new HashMap<>();
        for (Situation situation : some) {
            api.register(
                    situation.model(), served.isEmpty() ? situation.model() : served, revision, SituationProvider.BASE);
            probes.put(situation, api.probe(situation.model(), situation.judge(), Situation.SAMPLES));
        }
        await("probes of " + revision, () -> probes.values().stream().allMatch(api::isFinished));
        await("results of " + revision, () -> probes.values().stream()
                .allMatch(probe -> api.results(probe, 0.5).path("complete").asBoolean()));
        return probes;
    }

    private boolean print(Map<Situation, Said> said, PrintStream out) {
        Map<JudgeHabit, Tally> rows = new EnumMap<>(JudgeHabit.class);
        int wrong = 0;
        int unsafe = 0;
        for (Situation situation : situations) {
            Truth is = Truth.of(situation);
            Said one = said.get(situation);
            boolean verdict = one.verdict().equals(is.verdict());
            boolean alarms = is.alarms().map(one.alarms()::equals).orElse(true);
            boolean state = is.isState(one.state());
            boolean unsafePass = one.verdict().equals("PASS") && !verdict;
            rows.computeIfAbsent(situation.judge(), key -> new Tally()).add(verdict, state, alarms, unsafePass);
            wrong += verdict && state && alarms ? 0 : 1;
            unsafe += unsafePass ? 1 : 0;
            if (!verdict || !state || !alarms) {
                out.printf(
                        "situation %d: %s%n  said %s, state %s, alarms %s; is %s, alarms %s%n",
                        situation.id(),
                        situation.words(),
                        one.verdict(),
                        one.state(),
                        one.alarms(),
                        is.verdict(),
                        is.alarms());
            }
        }
        out.println("| judge      | situations | verdict agrees | state agrees | alarms agree | unsafe passes |");
        rows.forEach((judge, row) -> out.printf(
                "| %-10s | %10d | %14d | %12d | %12d | %13d |%n",
                judge.name(), row.situations, row.verdicts, row.states, row.alarms, row.unsafe));
        out.printf(
                "%d of %d situations agree, %d unsafe passes%n", situations.size() - wrong, situations.size(), unsafe);
        return wrong == 0 && unsafe == 0;
    }

    private static void await(String what, BooleanSupplier done) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new LaunchFailure(what + " did not end within " + PATIENCE);
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted while waiting for " + what);
            }
        }
    }

    /** How many situations of one judge agree. */
    private static final class Tally {

        private int situations;
        private int verdicts;
        private int states;
        private int alarms;
        private int unsafe;

        void add(boolean verdict, boolean state, boolean alarm, boolean unsafePass) {
            situations++;
            verdicts += verdict ? 1 : 0;
            states += state ? 1 : 0;
            alarms += alarm ? 1 : 0;
            unsafe += unsafePass ? 1 : 0;
        }
    }
}
