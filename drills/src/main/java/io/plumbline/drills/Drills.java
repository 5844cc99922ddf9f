package io.plumbline.drills;

import io.plumbline.drills.checks.Checks;
import io.plumbline.drills.faults.FaultPlan;
import io.plumbline.drills.ground.Drill;
import io.plumbline.drills.ground.DrillFailure;
import io.plumbline.drills.ground.DrillSettings;
import io.plumbline.drills.ground.Ground;
import io.plumbline.drills.ground.Waiting;
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
        try (Ground ground = Ground.start(built, settings)) {
            long start = System.nanoTime();
            List<Finding> faults = faults(ground, plan);
            progress.accept("waiting for the last of " + settings.prompts() + " outcomes");
            awaitFinished(ground, settings.prompts());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            List<Finding> checks = Checks.after(
                            plan.stream().anyMatch(drill -> drill.name().equals("poison")))
                    .stream()
                    .map(check -> find(ground, check))
                    .toList();
            return new DrillReport(settings, faults, checks, took, loadBefore);
        }
    }

    /** One after the other, each when some more outcomes have come; a fault that finds no work shows nothing. */
    private List<Finding> faults(Ground ground, List<Drill> plan) {
        List<Finding> found = new ArrayList<>();
        for (Drill fault : plan) {
            awaitFinished(ground, Math.min(settings.prompts(), ground.load().finished() + settings.breath()));
            found.add(
                    ground.load().finished() < settings.prompts()
                            ? find(ground, fault)
                            : new Finding(fault, new Drill.Result(false, "the probe had ended before")));
        }
        ground.load().hurry();
        return found;
    }

    private static void awaitFinished(Ground ground, int prompts) {
        Waiting.until(
                prompts + " outcomes; there are " + ground.load().finished(),
                LONGEST,
                () -> ground.load().finished() >= prompts);
    }

    private Finding find(Ground ground, Drill drill) {
        progress.accept(drill.name() + ": " + drill.done());
        Drill.Result result;
        try {
            result = drill.carryOut(ground);
        } catch (DrillFailure | LaunchFailure failure) {
            result = new Drill.Result(false, failure.getMessage());
        }
        progress.accept("  " + ground.load().finished() + " outcomes; " + (result.held() ? "held: " : "FAILED: ")
                + result.found());
        return new Finding(drill, result);
    }
}
