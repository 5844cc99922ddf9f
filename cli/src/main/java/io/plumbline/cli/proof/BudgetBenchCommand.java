package io.plumbline.cli.proof;

import io.plumbline.benchmarks.budget.BudgetBenchmark;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the budget of false alarms that a model's series share. */
@Command(
        name = "budget",
        description =
                "False pages of calm models with six series, and the delay of a jump in one; exit 100 if a target is missed.",
        mixinStandardHelpOptions = true)
final class BudgetBenchCommand extends BenchmarkCommand {

    @Option(names = "--runs", defaultValue = "200", description = "Calm models of each row (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--days", defaultValue = "1000", description = "Days of each (${DEFAULT-VALUE}).")
    private double days;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the random numbers; runs with one seed give equal figures.")
    private long seed;

    @Override
    boolean run(PrintStream out) {
        return new BudgetBenchmark(runs, days, seed).run(out);
    }
}
