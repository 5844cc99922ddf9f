package io.plumbline.benchmarks.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.benchmarks.measuring.BenchmarkClient;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The console on a large database: what its two pages that are looked at most take at the server, and what a browser makes of
 * them.
 *
 * @param options the services; gateway and aggregator are started. A folder keeps the database for the next time
 * @param models with a history, at least 30
 * @param answers of each, at least 100
 */
public record ConsoleBenchmark(StackOptions options, int models, int answers) {

    private static final int LEAST_MODELS = 30;
    private static final int LEAST_ANSWERS = 100;
    private static final int WARM_UP = 40;
    private static final int REQUESTS = 201;
    private static final int VISITS = 9;
    private static final double MOST_SERVER_MILLIS = 300;
    private static final double MOST_PAINT_MILLIS = 1000;
    private static final double MOST_BYTES = 300_000;

    public ConsoleBenchmark {
        if (models < LEAST_MODELS || answers < LEAST_ANSWERS) {
            throw new IllegalArgumentException(
                    "models must be at least " + LEAST_MODELS + ", answers at least " + LEAST_ANSWERS);
        }
    }

    /** Runs it and prints what was measured beside what is aimed at; whether every aim was reached. */
    public boolean run(PrintStream out) {
        try (LocalStack stack = LocalStack.start(twoServices())) {
            if (!ConsoleHistory.isIn(stack.database())) {
                options.progress().accept("writing " + models + " models with " + answers + " answers each");
                ConsoleHistory.write(stack.database(), models, answers);
            }
            BenchmarkClient client =
                    new BenchmarkClient(stack.gateway(), stack.adminKey().text());
            out.printf(
                    Locale.ROOT, "%d models, %d answers; load average %s%n", models, (long) models * answers, load());
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("fleet", "/");
            pages.put("model with an alarm", "/models/" + ConsoleHistory.ALARMING);
            boolean reached = true;
            for (Map.Entry<String, String> page : pages.entrySet()) {
                reached &= server(out, page.getKey(), client, page.getValue());
            }
            server(out, "model, nothing new", client, poll(client, pages.get("model with an alarm")));
            server(out, "alarms", client, "/alarms");
            server(out, "instruments", client, "/instruments");
            reached &= browser(out, stack, client, pages);
            out.printf(Locale.ROOT, "load average afterwards %s%n", load());
            return reached;
        }
    }

    private boolean server(PrintStream out, String name, BenchmarkClient client, String path) {
        options.progress().accept("asking for " + path);
        IntStream.range(0, WARM_UP).forEach(request -> client.page(path));
        List<Double> millis = IntStream.range(0, REQUESTS)
                .mapToObj(request -> {
                    long start = System.nanoTime();
                    client.page(path);
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .toList();
        double median = millis.get(REQUESTS / 2);
        out.printf(
                Locale.ROOT,
                "%-20s at the server: median %.0f ms (aim: %.0f), 99 %% within %.0f ms%n",
                name,
                median,
                MOST_SERVER_MILLIS,
                millis.get(REQUESTS * 99 / 100));
        return median <= MOST_SERVER_MILLIS;
    }

    /** The path at which a page that was just shown polls for news. */
    private static String poll(BenchmarkClient client, String page) {
        String html = client.page(page);
        int start = html.indexOf("hx-get=\"") + "hx-get=\"".length();
        return html.substring(start, html.indexOf('"', start)).replace("&amp;", "&");
    }

    private boolean browser(PrintStream out, LocalStack stack, BenchmarkClient client, Map<String, String> pages) {
        Optional<Path> executable = Chromium.installed();
        if (executable.isEmpty()) {
            out.println("no Chromium is installed: nothing is measured in a browser");
            return false;
        }
        boolean reached = true;
        try (StackFolder profile = StackFolder.temporary();
                Chromium chromium = Chromium.start(executable.get(), profile.path())) {
            chromium.visit(stack.gateway().resolve(client.signInLink()));
            for (Map.Entry<String, String> page : pages.entrySet()) {
                options.progress().accept("visiting " + page.getValue());
                reached &= print(
                        out, page.getKey(), visits(chromium, stack.gateway().resolve(page.getValue())));
            }
        }
        return reached;
    }

    private static List<PageFigures> visits(Chromium chromium, URI address) {
        List<PageFigures> visits = new ArrayList<>();
        for (int visit = 0; visit <= VISITS; visit++) {
            chromium.visit(address);
            List<Double> found = StreamSupport.stream(
                            chromium.evaluate(PageFigures.SCRIPT).spliterator(), false)
                    .map(JsonNode::asDouble)
                    .toList();
            visits.add(PageFigures.of(found));
        }
        return visits.subList(1, visits.size());
    }

    private static boolean print(PrintStream out, String name, List<PageFigures> visits) {
        List<Double> paints =
                visits.stream().map(PageFigures::paintMillis).sorted().toList();
        double paint = paints.get(paints.size() / 2);
        double shift = visits.stream().mapToDouble(PageFigures::shift).max().orElseThrow();
        double bytes = visits.stream().mapToDouble(PageFigures::bytes).max().orElseThrow();
        out.printf(
                Locale.ROOT,
                "%-20s in Chromium: largest paint median %.0f ms (aim: %.0f), at most %.0f; layout shift %.4f (aim: 0);"
                        + " %.0f kB compressed (aim: %.0f)%n",
                name,
                paint,
                MOST_PAINT_MILLIS,
                paints.get(paints.size() - 1),
                shift,
                bytes / 1000,
                MOST_BYTES / 1000);
        return paint > 0 && paint <= MOST_PAINT_MILLIS && shift == 0 && bytes <= MOST_BYTES;
    }

    private static String load() {
        try {
            return Stream.of(Files.readString(Path.of("/proc/loadavg")).split(" ", -1))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StackOptions twoServices() {
        Map<String, JavaCommand> two = new LinkedHashMap<>(options.services());
        two.keySet().retainAll(List.of("gateway-service", "aggregator-service"));
        return options.with(DatabaseSetup.FAST)
                .withServices(two)
                .adapting(
                        "gateway-service",
                        command -> command.withProperties(Map.of(
                                "plumbline.judge.endpoint", "http://127.0.0.1:1/v1",
                                "plumbline.judge.model", "load-judge",
                                "plumbline.calibration.enabled", "false",
                                "plumbline.canary.enabled", "false",
                                "plumbline.access.requests-per-minute", "1000000")));
    }
}
