package io.plumbline.benchmarks.gateway;

import io.plumbline.benchmarks.measuring.CpuTime;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Answers pushed to a gateway with a durable broker behind it, over several connections: many a request as JSON Lines, then one
 * a request. At the end the topic is read, and must hold every answer that was acknowledged.
 *
 * @param options with the gateway as the only service
 * @param answers how many are pushed as JSON Lines; a fifth of them before anything is measured
 * @param singles how many are pushed one by one; a fifth of them before anything is measured
 * @param connections how many callers push at a time
 * @param linesPerRequest how many answers a request holds
 * @param killBroker whether the broker is killed in the middle, and started again after some seconds
 */
public record PushBenchmark(
        StackOptions options, int answers, int singles, int connections, int linesPerRequest, boolean killBroker) {

    private static final String SERVICE = "gateway-service";
    private static final int WARM_UP = 5;
    private static final long SEED = 1;
    private static final Duration BROKER_AWAY = Duration.ofSeconds(5);
    private static final Duration BROKER_START = Duration.ofSeconds(60);

    public PushBenchmark {
        if (answers < WARM_UP || singles < 0 || connections < 1 || linesPerRequest < 1) {
            throw new IllegalArgumentException(
                    "answers must be at least " + WARM_UP + ", connections and lines of a request at least 1");
        }
    }

    /** The gateway of a build, with a heap of so many MiB and more flags of the JVM. */
    public static StackOptions options(StackOptions all, int heapMegabytes, List<String> flags) {
        JavaCommand gateway = JavaCommand.jar(
                        Path.of(all.services().get(SERVICE).target().get(1)), heapMegabytes)
                .optimised()
                .withProperties(Map.of(
                        "plumbline.judge.endpoint", "http://127.0.0.1:1/v1",
                        "plumbline.judge.model", "load-judge",
                        "plumbline.calibration.enabled", "false",
                        "plumbline.canary.enabled", "false",
                        "plumbline.answers.patience", "PT3S",
                        "plumbline.access.requests-per-minute", "100000000"))
                .withOptions(flags);
        return all.withServices(Map.of(SERVICE, gateway));
    }

    /**
     * Runs it and prints what was measured.
     *
     * @return whether every answer that was acknowledged is on the topic
     */
    public boolean run(PrintStream out) {
        try (LocalStack stack = LocalStack.start(options)) {
            PushClient client = new PushClient(stack.gateway(), stack.adminKey().text(), new PushLoad(SEED));
            client.register();
            int first = answers / WARM_UP;
            options.progress().accept("pushing " + first + " answers before anything is measured");
            lines(client, 0, first);
            options.progress().accept("pushing " + (answers - first) + " answers as JSON Lines");
            Thread killer = killer(stack);
            killer.start();
            measure("JSON Lines", stack, client, answers - first, out, () -> lines(client, first, answers));
            join(killer);
            if (singles > 0) {
                int few = singles / WARM_UP;
                options.progress().accept("pushing " + few + " answers one by one before anything is measured");
                each(few, number -> client.pushOne(answers + number));
                options.progress().accept("pushing " + (singles - few) + " answers one by one");
                measure(
                        "one by one",
                        stack,
                        client,
                        singles - few,
                        out,
                        () -> each(singles - few, number -> client.pushOne(answers + few + number)));
            }
            return verify(stack, client, out);
        }
    }

    private void lines(PushClient client, int from, int to) {
        int requests = (to - from + linesPerRequest - 1) / linesPerRequest;
        each(
                requests,
                request -> client.pushLines(
                        from + request * linesPerRequest, Math.min(to, from + (request + 1) * linesPerRequest)));
    }

    /** All connections take the next of the requests until there is none. */
    private void each(int requests, IntConsumer push) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int caller = 0; caller < connections; caller++) {
                ends.add(callers.submit(() -> {
                    for (int request = next.getAndIncrement(); request < requests; request = next.getAndIncrement()) {
                        push.accept(request);
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new LaunchFailure(String.valueOf(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        } finally {
            callers.shutdownNow();
        }
    }

    private void measure(String what, LocalStack stack, PushClient client, int count, PrintStream out, Runnable load) {
        Map<String, CpuTime> processes = new LinkedHashMap<>();
        processes.put("gateway", CpuTime.of(stack.replicas(SERVICE).get(0).pid()));
        if (!killBroker) {
            processes.put("broker", CpuTime.of(stack.broker().process().pid()));
        }
        processes.put("database", CpuTime.of(stack.database().process()));
        processes.put("callers", CpuTime.ofThisProcess());
        Map<String, Duration> before = new LinkedHashMap<>();
        processes.forEach((name, time) -> before.put(name, time.soFar()));
        client.reset();
        long start = System.nanoTime();
        load.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%s: %d answers over %d connections, %.0f accepted durably a second%n",
                what,
                count,
                connections,
                count / seconds);
        StringBuilder cpu = new StringBuilder("  CPU seconds per 1,000:");
        processes.forEach((name, time) -> cpu.append(String.format(
                Locale.ROOT,
                " %s %.3f",
                name,
                time.soFar().minus(before.get(name)).toMillis() / (double) count)));
        out.println(cpu);
        out.printf(
                Locale.ROOT,
                "  a request: half within %.1f ms, 99 %% within %.1f ms; 429: %d; ended in part: %d%n",
                client.millis(0.5),
                client.millis(0.99),
                client.tooMany(),
                client.interrupted());
    }

    private Thread killer(LocalStack stack) {
        return new Thread(
                () -> {
                    if (killBroker) {
                        sleep(Duration.ofSeconds(2));
                        options.progress().accept("killing the broker");
                        stack.broker().process().kill();
                        sleep(BROKER_AWAY);
                        stack.broker().process().restart().awaitReady(BROKER_START);
                        options.progress().accept("the broker is back");
                    }
                },
                "kills the broker");
    }

    private static boolean verify(LocalStack stack, PushClient client, PrintStream out) {
        PushedOnTopic topic = PushedOnTopic.read(stack.broker().bootstrapServers());
        Set<Integer> lost = new HashSet<>(client.acknowledged());
        lost.removeAll(topic.answers());
        out.printf(
                Locale.ROOT,
                "on the topic: %d of %d acknowledged answers, %d records; lost: %d%n",
                client.acknowledged().size() - lost.size(),
                client.acknowledged().size(),
                topic.records(),
                lost.size());
        return lost.isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }
}
