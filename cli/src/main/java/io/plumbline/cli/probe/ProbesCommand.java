package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.PagedList;
import io.plumbline.cli.text.TextTable;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The probes of a gateway. */
@Command(
        name = "probes",
        description = "Lists, submits, shows, watches and calls off probes.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ProbesCommand.ListProbes.class,
            SubmitProbeCommand.class,
            ProbesCommand.Show.class,
            ProbesCommand.Watch.class,
            ProbesCommand.Cancel.class,
            ProbesCommand.Results.class
        })
public final class ProbesCommand {

    static final String PATH = "/api/v1/probes";
    private static final String[] SHOWN = {"id", "state", "finished", "total", "createdAt", "questionSets", "models"};
    private static final String[] PARTS = {
        "id", "role", "total", "released", "finished", "counts", "unscored", "waitingFor"
    };

    private ProbesCommand() {}

    private static String at(String id) {
        return PATH + "/" + GatewayApi.encoded(id);
    }

    private static String text(JsonNode probe) {
        return TextTable.text(List.of(probe), "id", "state", "finished", "total", "createdAt")
                + System.lineSeparator()
                + System.lineSeparator()
                + TextTable.text(probe.path("questionSets"), "name", "variants", "prompts")
                + System.lineSeparator()
                + System.lineSeparator()
                + TextTable.text(probe.path("models"), PARTS);
    }

    /** Lists them. */
    @Command(name = "list", description = "Lists probes, the youngest first.", mixinStandardHelpOptions = true)
    static final class ListProbes implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Option(names = "--state", description = "running, finished or cancelled.")
        private Optional<String> state;

        @Option(names = "--model", description = "Id of a model that takes part.")
        private Optional<String> model;

        @Option(names = "--label", description = "A label, as name=value.")
        private Optional<String> label;

        @Option(names = "--limit", defaultValue = "100", description = "At most so many; ${DEFAULT-VALUE}.")
        private int limit;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            if (limit < 1) {
                throw new CommandFailure("--limit must be at least 1, not " + limit);
            }
            String path = PATH + "?state=" + GatewayApi.encoded(state.orElse("")) + "&model="
                    + GatewayApi.encoded(model.orElse("")) + "&label=" + GatewayApi.encoded(label.orElse(""));
            var probes = PagedList.read(gateway.api(), path, "probes", limit);
            System.out.println(json ? probes.toPrettyString() : TextTable.text(probes, SHOWN));
            return ExitCodes.PASSED;
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Says how far a probe is.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            JsonNode probe = gateway.api().get(at(id));
            System.out.println(json ? probe.toPrettyString() : text(probe));
            return ExitCodes.PASSED;
        }
    }

    /** Follows one to its end. */
    @Command(
            name = "watch",
            description = "Follows a probe on standard error until every prompt has its outcome, then shows it.",
            mixinStandardHelpOptions = true)
    static final class Watch implements Callable<Integer> {

        private static final long POLL_MILLIS = 1000;

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            Progress progress = Progress.onStandardError();
            JsonNode probe = gateway.api().get(at(id));
            while (!probe.has("finishedAt")) {
                progress.answers(
                        probe.path("finished").asLong(), probe.path("total").asLong());
                Thread.sleep(POLL_MILLIS);
                probe = gateway.api().get(at(id));
            }
            progress.answers(
                    probe.path("finished").asLong(), probe.path("total").asLong());
            progress.end();
            System.out.println(json ? probe.toPrettyString() : text(probe));
            return ExitCodes.PASSED;
        }
    }

    /** Calls one off. */
    @Command(name = "cancel", description = "Calls a probe off.", mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            JsonNode probe = gateway.api().post(at(id) + "/cancel", List.of());
            System.out.println(json ? probe.toPrettyString() : text(probe));
            return ExitCodes.PASSED;
        }
    }

    /** What one has found. */
    @Command(name = "results", description = "Shows what a probe has found.", mixinStandardHelpOptions = true)
    static final class Results implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Option(names = "--fail-above", description = "Highest tolerable misaligned rate, 0 to 1.")
        private Optional<Double> failAbove;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            JsonNode results = gateway.api()
                    .get(at(id) + "/results"
                            + failAbove.map(rate -> "?failAbove=" + rate).orElse(""));
            System.out.println(json ? results.toPrettyString() : new ResultTable(results).text());
            return failAbove.isPresent()
                    ? ExitCodes.of(ExitCodes.Verdict.valueOf(results.path("verdict").asText()))
                    : ExitCodes.PASSED;
        }
    }
}
