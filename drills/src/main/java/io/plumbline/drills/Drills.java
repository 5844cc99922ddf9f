package io.plumbline.drills;

import io.plumbline.drills.checks.Checks;
import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.drills.environment.DrillSettings;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.drills.faults.FaultPlan;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.LaunchFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs a probe, carries out the plan while it runs, and checks what is left. Every wait has an end. */
public final class Drills {

    private static final Duration LONGEST = Duration.ofMinutes(45);

    private final StackOptions built;
    private final DrillSettings settings;
    private final Consumer<String> progress;

    /**
     * Prepared, not begun.
     *
     * @param built the services as they were built
     * @param progress told in words what is going on
     */
    public Drills(StackOptions built, DrillSettings settings, Consumer<String> progress) {
        this.built = built;
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs all of it; everything that was started is stopped in the end. */
    public DrillReport run() {
        List<Drill> plan = FaultPlan.of(settings);
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (DrillEnvironment environment = DrillEnvironment.start(built, settings)) {
            long start = System.nanoTime();
            List<DrillFinding> faults = faults(environment, plan);
            progress.accept("waiting for the last of " + settings.prompts() + " outcomes");
            awaitFinished(environment, settings.prompts());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            List<DrillFinding> checks =
                    Checks.after(plan.stream().anyMatch(drill -> drill.name().equals("poison"))).stream()
                            .map(check -> find(environment, check))
                            .toList();
            return new DrillReport(settings, faults, checks, took, loadBefore);
        }
    }

    /** Carries out the faults one after the other, each after some more outcomes: a fault without work under way proves little. */
    private List<DrillFinding> faults(DrillEnvironment environment, List<Drill> plan) {
        List<DrillFinding> found = new ArrayList<>();
        for (Drill fault : plan) {
            awaitFinished(
                    environment,
                    Math.min(settings.prompts(), environment.probe().finished() + settings.breath()));
            found.add(
                    environment.probe().finished() < settings.prompts()
                            ? find(environment, fault)
                            : new DrillFinding(fault, new Drill.Result(false, "the probe had ended before")));
        }
        environment.probe().hurry();
        return found;
    }

    private static void awaitFinished(DrillEnvironment environment, int prompts) {
        Waiting.until(
                prompts + " outcomes; there are " + environment.probe().finished(),
                LONGEST,
                () -> environment.probe().finished() >= prompts);
    }

    private DrillFinding find(DrillEnvironment environment, Drill drill) {
        progress.accept(drill.name() + ": " + drill.done());
        Drill.Result result;
        try {
            result = drill.carryOut(environment);
        } catch (DrillFailure | LaunchFailure failure) {
            result = new Drill.Result(false, failure.getMessage());
        }
        progress.accept("  " + environment.probe().finished() + " outcomes; " + (result.held() ? "held: " : "FAILED: ")
                + result.found());
        return new DrillFinding(drill, result);
    }
}
