package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.aggregator.SeededAnswers;
import io.plumbline.benchmarks.measuring.BenchmarkClient;
import io.plumbline.benchmarks.peers.BareLoop;
import io.plumbline.benchmarks.peers.Peer;
import io.plumbline.benchmarks.peers.Peers;
import io.plumbline.benchmarks.peers.Stub;
import io.plumbline.benchmarks.peers.TemporaryLog;
import io.plumbline.events.Topics;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.ReadinessCheck;
import io.plumbline.local.process.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole product, from a submitted probe to counted answers, against a stub instead of a paid provider; then the bare loop
 * and other products against the same provider, on the same machine in the same run.
 *
 * @param options the four services
 * @param load what is asked
 * @param peers the other products
 */
record PipelineBenchmark(StackOptions options, ProbeLoad load, Peers peers) {

    private static final int HEAP_MEGABYTES = 256;
    private static final int LEAST_OF_LOOP = 2000;
    private static final Duration LONGEST_LOOP = Duration.ofMinutes(5);

    /** The services that call models. */
    private static final List<String> CALLERS = List.of("sampler-service", "judge-service");

    /** Runs it and prints what was measured. */
    void run(PrintStream out) {
        try (OrphanGuard guard = OrphanGuard.start();
                Stub stub = Stub.start(load.latencyMs(), guard)) {
            out.printf(Locale.ROOT, "%s: load average before %s%n", load.name(), LoadAverage.now());
            try (LocalStack stack = LocalStack.start(configured(stub.api()));
                    SeededAnswers stored = new SeededAnswers(stack.database())) {
                measure(stack, stored, stub.api(), out);
            }
            out.println("  " + bareLoop(guard, stub));
            if (load.peerAnswers() > 0) {
                options.progress().accept("other products");
                peers.run(stub, new Peer.Work(stub.api(), load.peerAnswers(), load.inFlight()), guard)
                        .forEach(line -> out.println("  " + line));
            }
        }
    }

    private void measure(LocalStack stack, SeededAnswers stored, URI provider, PrintStream out) {
        BenchmarkClient client =
                new BenchmarkClient(stack.gateway(), stack.adminKey().text());
        List<String> models = ModelNames.even(load.models(), Topics.all().get(0).partitions());
        models.forEach(model -> client.register(model, provider, load.inFlight() / load.models()));
        SubmittedProbes probes = new SubmittedProbes(stack, stored, client, models);
        List<Double> rates = new ArrayList<>();
        for (int replicas : load.replicas()) {
            for (String service : CALLERS) {
                while (stack.replicas(service).size() < replicas) {
                    stack.addReplica(service);
                }
            }
            if (load.replicas().size() > 1) {
                out.println("  replicas of sampler and judge each: " + replicas);
            }
            options.progress().accept("warming up with " + load.warmUpAnswers() + " answers");
            warmUp(probes);
            for (Measured measured : bySize(probes, out).values()) {
                out.println(measured);
                rates.add(measured.rate());
            }
        }
        if (rates.size() > 1) {
            out.println("  " + compared(rates));
        }
    }

    private void warmUp(SubmittedProbes probes) {
        int parts = load.warmUpProbes().orElse(1);
        for (int i = 0; i < parts; i++) {
            probes.count(load.warmUpAnswers() / parts);
        }
        load.probesPerSecond()
                .ifPresent(perSecond -> probes.submitted(load.answers().get(0), perSecond));
    }

    /** SubmittedProbes of the same size together, in the order of each size's first. */
    private Map<Integer, Measured> bySize(SubmittedProbes probes, PrintStream out) {
        Map<Integer, Measured> all = new LinkedHashMap<>();
        for (int answers : load.answers()) {
            options.progress().accept("measuring " + answers + " answers");
            Measured measured = load.probesPerSecond().isPresent()
                    ? probes.paced(answers, load.probesPerSecond().getAsInt(), 2L * load.latencyMs(), out)
                    : probes.measured(answers);
            all.merge(answers, measured, Measured::plus);
        }
        return all;
    }

    /** How much rates differ that should not, or should. */
    static String compared(List<Double> rates) {
        double slowest = rates.stream().mapToDouble(rate -> rate).min().orElseThrow();
        double fastest = rates.stream().mapToDouble(rate -> rate).max().orElseThrow();
        return String.format(
                Locale.ROOT,
                "rates: the slowest is %.3f of the fastest, the last %.3f of the first",
                slowest / fastest,
                rates.get(rates.size() - 1) / rates.get(0));
    }

    private StackOptions configured(URI provider) {
        StackOptions configured = options.adapting(
                "gateway-service",
                (JavaCommand command) -> command.withProperties(Map.of(
                        "plumbline.judge.endpoint", provider.toString(),
                        "plumbline.judge.model", "stub",
                        "plumbline.calibration.enabled", "false",
                        "plumbline.canary.enabled", "false",
                        "plumbline.access.requests-per-minute", "1000000")));
        for (String caller : CALLERS) {
            configured = configured.adapting(
                    caller,
                    (JavaCommand command) -> command.withProperties(
                            Map.of("plumbline.calls.max-concurrency", Integer.toString(load.mostCalls()))));
        }
        if (load.small()) {
            return configured;
        }
        for (String service : StackOptions.SERVICES) {
            configured = configured.adapting(service, (JavaCommand command) -> command.optimised()
                    .withOptions(List.of("-Xmx" + HEAP_MEGABYTES + "m")));
        }
        return configured;
    }

    private String bareLoop(OrphanGuard guard, Stub stub) {
        options.progress().accept("the bare loop");
        Path log = TemporaryLog.of("bare-loop");
        int answers = load.answers().stream()
                .reduce(Math::max)
                .map(most -> Math.max(most, LEAST_OF_LOOP))
                .orElseThrow();
        JavaCommand command = JavaCommand.main(
                        BareLoop.class,
                        128,
                        Integer.toString(stub.port()),
                        Integer.toString(answers),
                        Integer.toString(load.inFlight()))
                .optimised();
        try (ServiceProcess loop =
                ServiceProcess.start("bare loop", command, log, ReadinessCheck.http(stub.root()), guard)) {
            loop.onExit().orTimeout(LONGEST_LOOP.toSeconds(), TimeUnit.SECONDS).join();
            return Files.readString(log).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
