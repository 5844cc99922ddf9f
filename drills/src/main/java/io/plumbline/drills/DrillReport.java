package io.plumbline.drills;

import io.plumbline.drills.environment.DrillSettings;
import io.plumbline.drills.environment.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run of the drills has found.
 *
 * @param settings how large it was
 * @param faults what was done, in the order of the plan
 * @param checks what was asked afterwards
 * @param took from the submission of the probe to its last outcome
 * @param loadBefore the machine's load average over a minute before it began; negative if it is not known
 */
public record DrillReport(
        DrillSettings settings,
        List<DrillFinding> faults,
        List<DrillFinding> checks,
        Duration took,
        double loadBefore) {

    public DrillReport {
        faults = List.copyOf(faults);
        checks = List.copyOf(checks);
    }

    public boolean held() {
        return faults.stream().allMatch(found -> found.result().held())
                && checks.stream().allMatch(found -> found.result().held());
    }

    public String text() {
        return String.format(
                        Locale.ROOT,
                        "%d prompts, seed %d, two replicas of every service, %d cores (load %.1f before), provider with %s: %d s"
                                + " from the submission to the last outcome.%n%n",
                        settings.prompts(),
                        settings.seed(),
                        Runtime.getRuntime().availableProcessors(),
                        loadBefore,
                        Provider.FAULTS,
                        took.toSeconds())
                + table("drill", faults)
                + "\n"
                + table("check", checks);
    }

    private static String table(String what, List<DrillFinding> findings) {
        return "| " + what + " | what was done | expected | found | verdict |\n|---|---|---|---|---|\n"
                + findings.stream().map(DrillFinding::row).collect(Collectors.joining("\n", "", "\n"));
    }
}
