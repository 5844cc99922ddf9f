package io.plumbline.cli.proof;

import io.plumbline.benchmarks.said.SaidAndIs;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what the product says with what is so. */
@Command(
        name = "said-and-is",
        description =
                "Verdicts and alarms in generated situations on the real services, beside an independent reading; exit 100 if one differs.",
        mixinStandardHelpOptions = true)
final class SaidAndIsCommand extends BenchmarkCommand {

    @Option(names = "--situations", defaultValue = "300", description = "Situations (${DEFAULT-VALUE}).")
    private int situations;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the random numbers; an equal seed gives equal situations.")
    private long seed;

    @Override
    boolean run(PrintStream out) {
        return new SaidAndIs(situations, seed).run(stack(), out);
    }
}
