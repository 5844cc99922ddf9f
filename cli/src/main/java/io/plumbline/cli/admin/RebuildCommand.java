package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.plumbline.reports.upkeep.SeriesCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts all stored answers again and replays the detectors. */
@Command(
        name = "rebuild",
        description =
                "Counts all answers again, replays the detectors, and corrects differences; --verify only reports them.",
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {

    private static final Duration LONGEST_RECOUNT_OF_A_SERIES = Duration.ofMinutes(10);

    @Option(names = "--verify", description = "Change no data; exit 100 if stored counts or detectors differ.")
    private boolean verify;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Option(names = "--gateway", description = "Base URL of the gateway; default: the local one that runs.")
    private Optional<URI> gateway;

    @Option(names = "--data", description = "Folder of a stack that does not run; the command starts and stops it.")
    private Optional<Path> data;

    @Override
    public Integer call() {
        Progress progress = Progress.onStandardError();
        Optional<GatewayApi> running = data.isPresent()
                ? Optional.empty()
                : gateway.map(GatewayApi::at).or(RunningGateway::find);
        if (running.isPresent()) {
            return rebuild(running.get().withTimeout(LONGEST_RECOUNT_OF_A_SERIES));
        }
        Path folder = data.orElseThrow(() ->
                new CommandFailure("no gateway runs here: name one with --gateway, or a folder of data with --data"));
        try (LocalStack stack =
                StackLauncher.start(StackLauncher.options(progress).keptIn(folder))) {
            return rebuild(GatewayApi.of(stack).withTimeout(LONGEST_RECOUNT_OF_A_SERIES));
        }
    }

    private int rebuild(GatewayApi api) {
        Tally tally = new Tally();
        eachId(
                api,
                "/api/v1/recount/series?after=",
                "0",
                id -> tally.add(api.post("/api/v1/recount/series/" + id + "?mend=" + !verify, null)
                        .as(SeriesCheck.class)));
        eachId(
                api,
                "/api/v1/recount/probes?after=",
                "",
                id -> tally.add(api.post("/api/v1/recount/probes/" + GatewayApi.encoded(id) + "?mend=" + !verify, null)
                        .as(ProbeCheck.class)));
        System.out.println(json ? tally.toJson().toPrettyString() : tally.toText());
        return tally.differing == 0 || !verify ? ExitCodes.PASSED : ExitCodes.FAILED;
    }

    /** Works on each id of a paged list; the last id of a page is the cursor of the next. */
    private static void eachId(GatewayApi api, String path, String from, Consumer<String> work) {
        List<String> page = api.get(path + from).asListOf(String.class);
        while (!page.isEmpty()) {
            page.forEach(work);
            page = api.get(path + GatewayApi.encoded(page.get(page.size() - 1))).asListOf(String.class);
        }
    }

    /** Sums over all series and probes. */
    private static final class Tally {
        private long series;
        private long probes;
        private long answers;
        private long differing;
        private long mended;
        private long incomplete;

        void add(SeriesCheck check) {
            series++;
            answers += check.answers();
            add(check.agrees(), check.mended(), check.complete());
        }

        void add(ProbeCheck check) {
            probes++;
            add(check.countsDiffer() == 0, check.mended(), check.complete());
        }

        private void add(boolean agrees, boolean isMended, boolean isComplete) {
            differing += agrees ? 0 : 1;
            mended += isMended ? 1 : 0;
            incomplete += isComplete ? 0 : 1;
        }

        ObjectNode toJson() {
            return new JsonMapper()
                    .createObjectNode()
                    .put("series", series)
                    .put("probes", probes)
                    .put("answers", answers)
                    .put("differing", differing)
                    .put("mended", mended)
                    .put("incomplete", incomplete);
        }

        String toText() {
            return ("%d answers in %d series and %d probes: %d differ, %d mended, %d not comparable because answers were"
                            + " dropped with their day")
                    .formatted(answers, series, probes, differing, mended, incomplete);
        }
    }
}
