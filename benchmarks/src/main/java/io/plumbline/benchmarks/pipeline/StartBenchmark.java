package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.measuring.BenchmarkClient;
import io.plumbline.benchmarks.peers.TemporaryFolder;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.OrphanGuard;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Database, broker and four services, from an empty machine until the gateway accepts a probe; as {@code ./plumbline up} starts them, on a new
 * folder each time. The launcher's own JVM runs already.
 *
 * @param options the four services
 * @param workload how often
 */
record StartBenchmark(StackOptions options, Starts workload) {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1/v1");

    /** Runs it and prints what was measured. */
    void run(PrintStream out) {
        StackOptions judged = options.adapting(
                StackOptions.SERVICES.get(0),
                (JavaCommand command) -> command.withProperties(
                        Map.of("plumbline.judge.endpoint", NOBODY.toString(), "plumbline.judge.model", "stub")));
        out.printf(Locale.ROOT, "%s: load average before %s%n", workload.name(), LoadAverage.now());
        starts(judged, "start", out);
        if (workload.archives()) {
            try (OrphanGuard guard = OrphanGuard.start();
                    TemporaryFolder archives = TemporaryFolder.guardedBy(guard)) {
                start(withArchives(judged, "-XX:ArchiveClassesAtExit=", archives), "start that makes archives", out);
                starts(withArchives(judged, "-XX:SharedArchiveFile=", archives), "start with archives", out);
            }
        }
    }

    private void starts(StackOptions judged, String what, PrintStream out) {
        for (int i = 1; i <= workload.starts(); i++) {
            start(judged, what + " " + i, out);
        }
    }

    private static void start(StackOptions judged, String what, PrintStream out) {
        long start = System.nanoTime();
        try (LocalStack stack = LocalStack.start(judged)) {
            double ready = secondsSince(start);
            BenchmarkClient client =
                    new BenchmarkClient(stack.gateway(), stack.adminKey().text());
            client.register("first", NOBODY, ProbeLoad.QUESTIONS);
            client.submit("first", 1);
            out.printf(
                    Locale.ROOT,
                    "  %s: all ready after %.1f s, first probe accepted after %.1f s%n",
                    what,
                    ready,
                    secondsSince(start));
        }
    }

    private static StackOptions withArchives(StackOptions options, String flag, TemporaryFolder folder) {
        StackOptions all = options;
        for (String service : StackOptions.SERVICES) {
            all = all.adapting(
                    service,
                    (JavaCommand command) ->
                            command.withOptions(List.of(flag + folder.path().resolve(service + ".jsa"))));
        }
        return all;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
