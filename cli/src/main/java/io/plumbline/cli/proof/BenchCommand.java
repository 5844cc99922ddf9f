package io.plumbline.cli.proof;

import io.plumbline.benchmarks.aggregator.AggregatorBenchmark;
import io.plumbline.benchmarks.aggregator.ScoreLoad;
import io.plumbline.benchmarks.console.ConsoleBenchmark;
import io.plumbline.benchmarks.gateway.PushBenchmark;
import io.plumbline.benchmarks.gateway.RegistryBenchmark;
import io.plumbline.benchmarks.micro.MicroBenchmarks;
import io.plumbline.benchmarks.peers.Peers;
import io.plumbline.benchmarks.pipeline.Workload;
import io.plumbline.cli.stack.ServiceJvmOptions;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.local.StackOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs benchmarks; each stops by itself. */
@Command(
        name = "bench",
        description = "Measures the product's parts.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DetectionBenchCommand.class,
            BudgetBenchCommand.class,
            SaidAndIsCommand.class,
            BenchCommand.Micro.class,
            BenchCommand.Aggregate.class,
            BenchCommand.Push.class,
            BenchCommand.Pipeline.class,
            BenchCommand.Registry.class,
            BenchCommand.Console.class
        })
public final class BenchCommand {

    private BenchCommand() {}

    @Command(
            name = "micro",
            description =
                    "Time of single operations, by JMH: a judge's distribution, a detector's round, an event's bytes.",
            mixinStandardHelpOptions = true)
    static final class Micro extends BenchmarkCommand {

        @Option(
                names = "--only",
                paramLabel = "REGEX",
                defaultValue = ".*",
                description = "Only operations whose names match (${DEFAULT-VALUE}).")
        private String only;

        @Override
        boolean run(PrintStream out) {
            MicroBenchmarks.of(only).run(System.err, out);
            return true;
        }
    }

    /** Measures the aggregator alone, from the topic into the database. */
    @Command(
            name = "aggregate",
            description =
                    "Scores a second of the aggregator alone, from Kafka into durable PostgreSQL, and its restart.",
            mixinStandardHelpOptions = true)
    static final class Aggregate extends BenchmarkCommand {

        @Option(names = "--scores", defaultValue = "600000", description = "Scores to measure (${DEFAULT-VALUE}).")
        private int scores;

        @Option(
                names = "--warm-up",
                defaultValue = "400000",
                description = "Scores to read before the measurement, while the JVM still compiles (${DEFAULT-VALUE}).")
        private int warmUp;

        @Option(
                names = "--models",
                defaultValue = "100",
                description = "Models, each with one series (${DEFAULT-VALUE}).")
        private int models;

        @Option(names = "--questions", defaultValue = "8", description = "Questions of each (${DEFAULT-VALUE}).")
        private int questions;

        @Mixin
        private ServiceJvmOptions jvm;

        @Override
        boolean run(PrintStream out) {
            if (scores < 1 || warmUp < 0) {
                throw new CommandFailure("--scores must be at least 1, --warm-up at least 0");
            }
            new AggregatorBenchmark(
                            AggregatorBenchmark.options(stack(), jvm.heapMegabytes(), jvm.flags()),
                            new ScoreLoad(models, questions, 1),
                            warmUp,
                            scores)
                    .run(out);
            return true;
        }
    }

    /** Measures the gateway alone, from its callers to the topic. */
    @Command(
            name = "push",
            description =
                    "Pushed answers a second that the gateway accepts durably; exit 100 if an acknowledged one is lost.",
            mixinStandardHelpOptions = true)
    static final class Push extends BenchmarkCommand {

        @Option(
                names = "--answers",
                defaultValue = "100000",
                description = "Answers to push as JSON Lines (${DEFAULT-VALUE}).")
        private int answers;

        @Option(
                names = "--singles",
                defaultValue = "10000",
                description = "Answers to push one by one (${DEFAULT-VALUE}).")
        private int singles;

        @Option(names = "--connections", defaultValue = "4", description = "Callers at once (${DEFAULT-VALUE}).")
        private int connections;

        @Option(names = "--lines", defaultValue = "1000", description = "Answers of a request (${DEFAULT-VALUE}).")
        private int lines;

        @Mixin
        private ServiceJvmOptions jvm;

        @Option(names = "--kill-broker", description = "Kill the broker in the middle and start it again.")
        private boolean killBroker;

        @Override
        boolean run(PrintStream out) {
            return new PushBenchmark(
                            PushBenchmark.options(stack(), jvm.heapMegabytes(), jvm.flags()),
                            answers,
                            singles,
                            connections,
                            lines,
                            killBroker)
                    .run(out);
        }
    }

    /** Measures the gateway with many models. */
    @Command(
            name = "registry",
            description =
                    "Times of a page of models, of a restart with all models, and of the acceptance of a large probe.",
            mixinStandardHelpOptions = true)
    static final class Registry extends BenchmarkCommand {

        @Option(names = "--models", defaultValue = "10000", description = "Registered models (${DEFAULT-VALUE}).")
        private int models;

        @Option(names = "--prompts", defaultValue = "100000", description = "Prompts of the probe (${DEFAULT-VALUE}).")
        private int prompts;

        @Override
        boolean run(PrintStream out) {
            new RegistryBenchmark(stack(), models, prompts).run(out);
            return true;
        }
    }

    /** Measures the console on a large database. */
    @Command(
            name = "console",
            description = "Times of the console's fleet page and model page on a large database, at the server and in"
                    + " Chromium; exit 100 if a target is missed.",
            mixinStandardHelpOptions = true)
    static final class Console extends BenchmarkCommand {

        @Option(names = "--models", defaultValue = "1000", description = "Models with a history (${DEFAULT-VALUE}).")
        private int models;

        @Option(names = "--answers", defaultValue = "2000", description = "Answers of each (${DEFAULT-VALUE}).")
        private int answers;

        @Option(
                names = "--data",
                description = "Folder that keeps the database for the next run, because filling it takes minutes.")
        private Path data;

        @Override
        boolean run(PrintStream out) {
            StackOptions options = stack();
            return new ConsoleBenchmark(data == null ? options : options.keptIn(data), models, answers).run(out);
        }
    }

    /** Measures the whole product, from a probe to counted answers. */
    @Command(
            name = "pipeline",
            description =
                    "Judged answers a second of the whole product, their cost, and the delay until they are counted;"
                            + " beside it a client loop that makes the same calls and stores no answers, and promptfoo and braintrust"
                            + " if they are installed.",
            mixinStandardHelpOptions = true)
    static final class Pipeline extends BenchmarkCommand {

        @Parameters(
                paramLabel = "WORKLOAD",
                description =
                        "zero-latency, slow-model, tenth, linear, replicas, start, or a YAML file; default: all six.")
        private List<String> workloads = Workload.BUILT_IN;

        @Option(
                names = "--node-modules",
                paramLabel = "FOLDER",
                description =
                        "Folder of Node's packages that is searched for promptfoo, braintrust and node before the PATH.")
        private Optional<Path> nodeModules;

        @Override
        boolean run(PrintStream out) {
            Peers peers = Peers.installed(nodeModules);
            List<Workload> all = workloads.stream().map(Workload::of).toList();
            all.forEach(workload -> workload.run(stack(), peers, out));
            return true;
        }
    }
}
