package io.plumbline.cli.proof;

import io.plumbline.benchmarks.detection.DetectionBenchmark;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the detector with the optimum, with windows, and with its targets. */
@Command(
        name = "detect",
        description = "Delays and false alarms of the detector, beside its targets; exit 100 if one is missed.",
        mixinStandardHelpOptions = true)
final class DetectionBenchCommand extends BenchmarkCommand {

    @Option(names = "--gamma", defaultValue = "1e6", description = "Answers between two false alarms.")
    private double gamma;

    @Option(names = "--runs", defaultValue = "4000", description = "Runs of each cell.")
    private int runs;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the random numbers; runs with one seed give equal figures.")
    private long seed;

    @Override
    boolean run(PrintStream out) {
        return new DetectionBenchmark(gamma, runs, seed).run(out);
    }
}
