package io.plumbline.benchmarks.gateway;

import io.plumbline.benchmarks.measuring.BenchmarkClient;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.ServiceProcess;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The gateway with many models: what a page of them takes, what a restart takes, and how soon a large probe is accepted.
 *
 * @param options the services; only the gateway is started
 * @param models how many are registered, at least 1
 * @param prompts of the probe, a multiple of 8
 */
public record RegistryBenchmark(StackOptions options, int models, int prompts) {

    private static final String SERVICE = "gateway-service";
    private static final URI PROVIDER = URI.create("http://127.0.0.1:1/v1");
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final int QUESTIONS = 8;
    private static final int WARM_UP = 30;
    private static final int PAGES = 101;
    private static final int PROBES = 7;

    public RegistryBenchmark {
        if (models < 1 || prompts < QUESTIONS || prompts % QUESTIONS != 0) {
            throw new IllegalArgumentException("models must be at least 1, prompts a multiple of " + QUESTIONS);
        }
    }

    /** Runs it and prints what was measured. */
    public void run(PrintStream out) {
        try (LocalStack stack = LocalStack.start(gatewayAlone())) {
            ServiceProcess gateway = stack.replicas(SERVICE).get(0);
            double empty = restart(gateway);
            BenchmarkClient client =
                    new BenchmarkClient(stack.gateway(), stack.adminKey().text());
            options.progress().accept("registering " + models + " models");
            IntStream.range(0, models)
                    .parallel()
                    .forEach(number -> client.register("model-" + number, PROVIDER, QUESTIONS));
            out.printf(
                    Locale.ROOT,
                    "restart: ready after %.1f s without models, after %.1f s with %d%n",
                    empty,
                    restart(gateway),
                    models);
            IntStream.range(0, WARM_UP).forEach(page -> client.models());
            print(out, "a page of models", IntStream.range(0, PAGES).mapToObj(page -> millis(client::models)));
            print(
                    out,
                    "a probe of " + prompts + " prompts accepted",
                    IntStream.range(0, PROBES).mapToObj(number -> probe(client, "model-" + number % models)));
        }
    }

    private double probe(BenchmarkClient client, String model) {
        String[] id = new String[1];
        double took = millis(() -> id[0] = client.submit(model, prompts / QUESTIONS));
        client.cancel(id[0]);
        return took;
    }

    private static double restart(ServiceProcess gateway) {
        gateway.kill();
        long start = System.nanoTime();
        gateway.restart().awaitReady(LONGEST_START);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(PrintStream out, String what, Stream<Double> millis) {
        List<Double> sorted = millis.sorted().toList();
        out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, longest %.1f ms of %d%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private StackOptions gatewayAlone() {
        return options.withServices(Map.of(SERVICE, options.services().get(SERVICE)))
                .adapting(
                        SERVICE,
                        command -> command.withProperties(Map.of(
                                "plumbline.judge.endpoint", PROVIDER.toString(),
                                "plumbline.judge.model", "load-judge",
                                "plumbline.calibration.enabled", "false",
                                "plumbline.canary.enabled", "false",
                                "plumbline.access.requests-per-minute", "1000000")));
    }
}
