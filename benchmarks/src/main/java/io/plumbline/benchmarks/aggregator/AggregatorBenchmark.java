package io.plumbline.benchmarks.aggregator;

import io.plumbline.benchmarks.measuring.CpuTime;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The aggregator alone: a topic full of scores is read into a durable database, without other writers. Then the service is killed
 * and started again on what it holds.
 *
 * @param options with the aggregator as the only service
 * @param load what the scores are like
 * @param warmUp number of scores that are read before measuring begins, at least 0
 * @param scores number of scores that are measured, at least 1
 */
public record AggregatorBenchmark(StackOptions options, ScoreLoad load, int warmUp, int scores) {

    private static final String SERVICE = "aggregator-service";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    /** The aggregator of a build, with a heap of so many MiB and more flags of the JVM. */
    public static StackOptions options(StackOptions all, int heapMegabytes, List<String> flags) {
        Path jar = Path.of(all.services().get(SERVICE).target().get(1));
        JavaCommand measured = JavaCommand.jar(jar, heapMegabytes).optimised().withOptions(flags);
        return all.with(DatabaseSetup.SERVER).withServices(Map.of(SERVICE, measured));
    }

    /** Runs it and prints what was measured. */
    public void run(PrintStream out) {
        try (LocalStack stack = LocalStack.start(options);
                SeededAnswers stored = new SeededAnswers(stack.database())) {
            ServiceProcess aggregator = stack.replicas(SERVICE).get(0);
            aggregator.kill();
            options.progress().accept("filling the topic with " + all() + " scores");
            load.send(stack.broker().bootstrapServers(), "load", all());
            read(stack, stored, aggregator, out);
            restart(stack, stored, aggregator, out);
        }
    }

    private void read(LocalStack stack, SeededAnswers stored, ServiceProcess aggregator, PrintStream out) {
        options.progress().accept("reading them");
        aggregator.restart().awaitReady(LONGEST_START);
        CpuTime service = CpuTime.of(aggregator.pid());
        CpuTime database = CpuTime.of(stack.database().process());
        CpuTime broker = CpuTime.of(stack.broker().process().pid());
        stored.await(warmUp + 1L);
        long first = stored.count();
        long start = System.nanoTime();
        Duration[] before = {service.soFar(), database.soFar(), broker.soFar()};
        stored.await(all());
        double seconds = (System.nanoTime() - start) / 1e9;
        double thousands = (all() - first) / 1000.0;
        out.printf(
                Locale.ROOT,
                "%d scores of %d models, %d questions, after %d others: %.0f scores a second%n",
                all() - first,
                load.models(),
                load.questions(),
                first,
                (all() - first) / seconds);
        out.printf(
                Locale.ROOT,
                "CPU seconds per 1,000 scores: aggregator %.3f, database %.3f, broker %.3f%n",
                seconds(before[0], service) / thousands,
                seconds(before[1], database) / thousands,
                seconds(before[2], broker) / thousands);
    }

    private void restart(LocalStack stack, SeededAnswers stored, ServiceProcess aggregator, PrintStream out) {
        options.progress().accept("killing the aggregator and starting it on what it holds");
        aggregator.kill();
        load.send(stack.broker().bootstrapServers(), "afterwards", load.models());
        long start = System.nanoTime();
        aggregator.restart().awaitReady(LONGEST_START);
        double ready = (System.nanoTime() - start) / 1e9;
        stored.await(all() + 1L);
        double served = (System.nanoTime() - start) / 1e9;
        stored.await(all() + (long) load.models());
        out.printf(
                Locale.ROOT,
                "restart with %d series: ready after %.1f s, first batch stored after %.1f s%n",
                load.models(),
                ready,
                served);
        SeededAnswers.pause(Duration.ofSeconds(15));
        out.printf(Locale.ROOT, "memory of the aggregator: %s%n", memory(aggregator.pid()));
    }

    private int all() {
        return warmUp + scores;
    }

    private static double seconds(Duration before, CpuTime now) {
        return now.soFar().minus(before).toMillis() / 1e3;
    }

    /** What the operating system says of a process: resident now, and at most. */
    private static String memory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return String.join(
                    ", ",
                    lines.filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                            .map(line -> line.replaceAll("\\s+", " "))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
