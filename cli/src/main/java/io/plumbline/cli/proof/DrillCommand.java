package io.plumbline.cli.proof;

import io.plumbline.cli.stack.InstallationFolder;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.drills.DrillReport;
import io.plumbline.drills.Drills;
import io.plumbline.drills.ReliabilityPage;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.drills.environment.DrillSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks parts of a product of its own while a probe runs, and checks that no answer is lost. */
@Command(
        name = "drill",
        description =
                "Kills, stops and cuts off the product's parts while a probe runs, and checks that no answer is lost;"
                        + " exit 100 if a check fails.",
        mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {

    private static final int BRIEF = 800;
    private static final int FULL = 10_000;

    @Option(names = "--prompts", description = "Prompts of the probe, a multiple of 80 (10000; 800 with --short).")
    private Optional<Integer> prompts;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the plan; runs with one seed have one plan.")
    private long seed;

    @Option(names = "--short", description = "Fewer and shorter drills, in some four minutes.")
    private boolean brief;

    @Option(names = "--only", description = "Name of the only drill to run.")
    private Optional<String> only;

    @Option(names = "--write", description = "Write docs/reliability.md; needs all drills in full length.")
    private boolean write;

    @Override
    public Integer call() {
        if (write && (brief || only.isPresent())) {
            throw new CommandFailure("--write is for all drills in full length, without --short and --only");
        }
        Progress progress = Progress.onStandardError();
        try {
            DrillSettings settings = new DrillSettings(prompts.orElse(brief ? BRIEF : FULL), seed, brief, only);
            DrillReport report = new Drills(StackLauncher.options(progress), settings, progress::note).run();
            System.out.println(report.text());
            if (write) {
                ReliabilityPage.write(InstallationFolder.path(), report);
            }
            return report.held() ? ExitCodes.PASSED : ExitCodes.FAILED;
        } catch (IllegalArgumentException | DrillFailure e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }
}
