package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts everything again from the stored answers and replays the detectors. */
@Command(
        name = "rebuild",
        description = "Counts all answers again and replays the detectors: with --verify to prove, else to mend.",
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {

    /** Of one series. */
    private static final Duration LONGEST_RECOUNT = Duration.ofMinutes(10);

    @Option(names = "--verify", description = "Change nothing: compare, and exit 100 where something differs.")
    private boolean verify;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Option(names = "--gateway", description = "Base URL of the gateway; the running local one.")
    private Optional<URI> gateway;

    @Option(names = "--data", description = "Folder of a stack that does not run; it is started for this.")
    private Optional<Path> data;

    @Override
    public Integer call() {
        Progress progress = Progress.onStandardError();
        Optional<GatewayApi> running = data.isPresent()
                ? Optional.empty()
                : gateway.map(GatewayApi::at).or(RunningGateway::find);
        if (running.isPresent()) {
            return rebuild(running.get().patient(LONGEST_RECOUNT));
        }
        Path folder = data.orElseThrow(
                () -> new CommandFailure("no gateway runs here: name one by --gateway, or a folder of data by --data"));
        try (LocalStack stack = StackLauncher.start(StackLauncher.options(progress).keptIn(folder))) {
            return rebuild(GatewayApi.of(stack).patient(LONGEST_RECOUNT));
        }
    }

    private int rebuild(GatewayApi api) {
        Tally tally = new Tally();
        eachPage(api, "/api/v1/recount/series?after=", "0", series -> {
            JsonNode check = api.post("/api/v1/recount/series/" + series.asText() + "?mend=" + !verify, null);
            tally.series(check);
        });
        eachPage(
                api,
                "/api/v1/recount/probes?after=",
                "",
                probe -> tally.probe(api.post(
                        "/api/v1/recount/probes/" + GatewayApi.encoded(probe.asText()) + "?mend=" + !verify, null)));
        System.out.println(json ? tally.toJson().toPrettyString() : tally.toText());
        return tally.differing == 0 || !verify ? ExitCodes.PASSED : ExitCodes.FAILED;
    }

    private static void eachPage(GatewayApi api, String path, String from, Consumer<JsonNode> work) {
        JsonNode page = api.get(path + from);
        while (!page.isEmpty()) {
            page.forEach(work);
            page = api.get(path + GatewayApi.encoded(page.get(page.size() - 1).asText()));
        }
    }

    /** What was found. */
    private static final class Tally {
        private long series;
        private long probes;
        private long answers;
        private long differing;
        private long mended;
        private long incomplete;

        void series(JsonNode check) {
            series++;
            answers += check.path("answers").asLong();
            add(
                    check,
                    check.path("countsDiffer").asLong() > 0
                            || check.path("detectorsDiffer").asBoolean());
        }

        void probe(JsonNode check) {
            probes++;
            add(check, check.path("countsDiffer").asLong() > 0);
        }

        private void add(JsonNode check, boolean differs) {
            differing += differs ? 1 : 0;
            mended += check.path("mended").asBoolean() ? 1 : 0;
            incomplete += check.path("complete").asBoolean() ? 0 : 1;
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
