package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.GatewayClient;
import io.plumbline.benchmarks.StoredAnswers;
import io.plumbline.local.FreePorts;
import io.plumbline.local.JavaCommand;
import io.plumbline.local.LaunchFailure;
import io.plumbline.local.LocalStack;
import io.plumbline.local.OrphanGuard;
import io.plumbline.local.Readiness;
import io.plumbline.local.ServiceProcess;
import io.plumbline.local.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The whole product, from a submitted probe to counted answers, against a provider that costs nothing; then the bare loop
 * against the same provider, on the same machine in the same run.
 *
 * @param options the four services
 * @param workload what is asked
 */
public record PipelineBenchmark(StackOptions options, Workload workload) {

    private static final int HEAP_MEGABYTES = 256;
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOOP = Duration.ofMinutes(5);

    /** Runs it and prints what was measured. */
    public void run(PrintStream out) {
        try (OrphanGuard guard = OrphanGuard.start();
                ServiceProcess stub = stub(guard)) {
            URI provider = URI.create("http://127.0.0.1:" + port(stub) + "/v1");
            out.printf(Locale.ROOT, "%s: load average before %s%n", workload.name(), load());
            try (LocalStack stack = LocalStack.start(configured(provider));
                    StoredAnswers stored = new StoredAnswers(stack.database())) {
                measure(stack, stored, provider, out);
            }
            out.println("  " + bareLoop(guard, provider.getPort()));
        }
    }

    private void measure(LocalStack stack, StoredAnswers stored, URI provider, PrintStream out) {
        GatewayClient client =
                new GatewayClient(stack.gateway(), stack.adminKey().text());
        for (int i = 0; i < workload.models(); i++) {
            client.register(model(i), provider, workload.inFlight() / workload.models());
        }
        options.progress().accept("warming up with " + workload.warmUpAnswers() + " answers");
        submit(client, workload.warmUpAnswers());
        stored.await(workload.warmUpAnswers());
        options.progress().accept("measuring " + workload.answers() + " answers");
        Instant since = Instant.now();
        Processes processes = new Processes(stack);
        long start = System.nanoTime();
        Map<String, Instant> submitted = workload.probesPerSecond().isPresent()
                ? paced(client, workload.probesPerSecond().getAsInt())
                : submit(client, workload.answers());
        stored.await((long) workload.warmUpAnswers() + workload.answers());
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "  %d answers judged and counted, %.0f a second%n",
                workload.answers(),
                workload.answers() / seconds);
        out.printf(Locale.ROOT, "  CPU seconds per 1,000: %s%n", processes.cpu(workload.answers()));
        out.printf(Locale.ROOT, "  most memory resident, MB: %s%n", processes.memory());
        if (workload.probesPerSecond().isPresent()) {
            delays(stored, submitted, since, out);
        }
    }

    /** One probe of each model. */
    private Map<String, Instant> submit(GatewayClient client, int answers) {
        Map<String, Instant> submitted = new HashMap<>();
        int samples = answers / Workload.QUESTIONS / workload.models();
        for (int i = 0; samples > 0 && i < workload.models(); i++) {
            Instant at = Instant.now();
            submitted.put(client.submit(model(i), samples), at);
        }
        return submitted;
    }

    /** Many small probes, in a steady pace whatever becomes of them. */
    private Map<String, Instant> paced(GatewayClient client, int perSecond) {
        Map<String, Instant> submitted = new HashMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < workload.answers() / Workload.QUESTIONS; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            StoredAnswers.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            Instant at = Instant.now();
            submitted.put(client.submit(model(i % workload.models()), 1), at);
        }
        return submitted;
    }

    /** From the submission of a probe until the transactions that count its answers are durable, without the provider's time. */
    private void delays(StoredAnswers stored, Map<String, Instant> submitted, Instant since, PrintStream out) {
        List<StoredAnswers.Times> answers = stored.since(since).stream()
                .filter(answer -> submitted.containsKey(answer.probe()))
                .toList();
        if (answers.size() != workload.answers()) {
            throw new LaunchFailure(answers.size() + " of " + workload.answers() + " answers have a time");
        }
        long provider = 2L * workload.latencyMs();
        List<Double> all = millis(answers, answer -> submitted.get(answer.probe()), StoredAnswers.Times::counted);
        out.printf(
                Locale.ROOT,
                "  submission until counted, without the provider: half within %.1f ms, 99 %% within %.1f ms%n",
                all.get(all.size() / 2) - provider,
                all.get(all.size() * 99 / 100) - provider);
        out.printf(
                Locale.ROOT,
                "  medians, with the provider: released after %.1f ms, answered %.1f later, scored %.1f later, counted %.1f later%n",
                median(answers, answer -> submitted.get(answer.probe()), StoredAnswers.Times::released),
                median(answers, StoredAnswers.Times::released, StoredAnswers.Times::answered),
                median(answers, StoredAnswers.Times::answered, StoredAnswers.Times::scored),
                median(answers, StoredAnswers.Times::scored, StoredAnswers.Times::counted));
    }

    private static double median(
            List<StoredAnswers.Times> answers,
            Function<StoredAnswers.Times, Instant> from,
            Function<StoredAnswers.Times, Instant> to) {
        return millis(answers, from, to).get(answers.size() / 2);
    }

    private static List<Double> millis(
            List<StoredAnswers.Times> answers,
            Function<StoredAnswers.Times, Instant> from,
            Function<StoredAnswers.Times, Instant> to) {
        return answers.stream()
                .map(answer ->
                        Duration.between(from.apply(answer), to.apply(answer)).toNanos() / 1e6)
                .sorted()
                .toList();
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
        for (String caller : List.of("sampler-service", "judge-service")) {
            configured = configured.adapting(
                    caller,
                    (JavaCommand command) -> command.withProperties(Map.of(
                            "plumbline.calls.max-concurrency",
                            Integer.toString(Math.max(64, 2 * workload.inFlight())))));
        }
        for (String service : StackOptions.SERVICES) {
            configured = configured.adapting(service, (JavaCommand command) -> command.optimised()
                    .withOptions(List.of("-Xmx" + HEAP_MEGABYTES + "m")));
        }
        return configured;
    }

    private ServiceProcess stub(OrphanGuard guard) {
        int port = FreePorts.next();
        JavaCommand command = JavaCommand.main(
                        StubProvider.class, 128, Integer.toString(port), Integer.toString(workload.latencyMs()))
                .optimised();
        return ServiceProcess.start(
                        "stub provider on " + port,
                        command,
                        log("stub"),
                        Readiness.http(URI.create("http://127.0.0.1:" + port + "/")),
                        guard)
                .awaitReady(START);
    }

    private static int port(ServiceProcess stub) {
        return Integer.parseInt(stub.name().replaceAll("\\D", ""));
    }

    private String bareLoop(OrphanGuard guard, int port) {
        options.progress().accept("the bare loop");
        Path log = log("bare-loop");
        int answers = Math.max(workload.answers(), 2000);
        JavaCommand command = JavaCommand.main(
                        BareLoop.class,
                        128,
                        Integer.toString(port),
                        Integer.toString(answers),
                        Integer.toString(workload.inFlight()))
                .optimised();
        try (ServiceProcess loop = ServiceProcess.start(
                "bare loop", command, log, Readiness.http(URI.create("http://127.0.0.1:" + port + "/")), guard)) {
            loop.onExit().orTimeout(LONGEST_LOOP.toSeconds(), TimeUnit.SECONDS).join();
            return Files.readString(log).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(String name) {
        try {
            Path log = Files.createTempFile("plumbline-" + name, ".log");
            log.toFile().deleteOnExit();
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg"), StandardCharsets.US_ASCII)
                    .replaceFirst(" .*\\s*$", "")
                    .strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String model(int number) {
        return "load-" + number;
    }
}
