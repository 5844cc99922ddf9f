package io.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            ProbesCommand.Submit.class,
            ProbesCommand.Show.class,
            ProbesCommand.Watch.class,
            ProbesCommand.Cancel.class,
            ProbesCommand.Results.class
        })
final class ProbesCommand {

    private static final String PATH = "/api/v1/probes";
    private static final String[] SHOWN = {"id", "state", "finished", "total", "createdAt", "questionSets", "models"};
    private static final String[] PARTS = {
        "id", "role", "total", "released", "finished", "counts", "unscored", "waitingFor"
    };

    private ProbesCommand() {}

    private static String at(String id) {
        return PATH + "/" + GatewayApi.encoded(id);
    }

    private static String text(JsonNode probe) {
        return Columns.text(List.of(probe), "id", "state", "finished", "total", "createdAt")
                + System.lineSeparator()
                + System.lineSeparator()
                + Columns.text(probe.path("questionSets"), "name", "variants", "prompts")
                + System.lineSeparator()
                + System.lineSeparator()
                + Columns.text(probe.path("models"), PARTS);
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
            var probes = Pages.read(gateway.api(), path, "probes", limit);
            System.out.println(json ? probes.toPrettyString() : Columns.text(probes, SHOWN));
            return Exit.PASSED;
        }
    }

    /** Starts one. */
    @Command(
            name = "submit",
            description = "Starts a probe of registered models and returns at once.",
            mixinStandardHelpOptions = true)
    static final class Submit implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Ids of registered models.")
        private List<String> models;

        @Option(names = "--baseline", description = "Id of the model to compare with; the first one's own.")
        private Optional<String> baseline;

        @Option(
                names = "--questions",
                split = ",",
                description = "Question files and names of question sets, which are measured each by itself (core).")
        private List<String> questions = List.of("core");

        @Option(names = "--variants", split = ",", description = "How questions are put; each set's own choice.")
        private List<String> variants;

        @Option(names = "--samples", description = "Answers per question; each question's own choice.")
        private Integer samples;

        @Option(names = "--judge", description = "Name of the judge model; the gateway's own choice where absent.")
        private Optional<String> judge;

        @Option(names = "--judge-endpoint", description = "Base URL of that judge.")
        private Optional<String> judgeEndpoint;

        @Option(names = "--judge-credential", description = "Name of its key among the services' credentials.")
        private Optional<String> judgeCredential;

        @Option(names = "--dry-run", description = "Say what it would ask and cost, and start nothing.")
        private boolean dryRun;

        @Override
        public Integer call() {
            List<QuestionChoice> chosen =
                    questions.stream().map(QuestionChoice::of).toList();
            GatewayApi api = gateway.api();
            List<String> sets = chosen.stream()
                    .map(choice -> choice.name(api, Progress.onStandardError()))
                    .toList();
            ProbeRequest request = new ProbeRequest(
                    models,
                    baseline.orElse(null),
                    sets,
                    variants,
                    samples,
                    null,
                    judgeTarget().orElse(null));
            System.out.println(
                    api.post(PATH + (dryRun ? "?dryRun=true" : ""), request).toPrettyString());
            return Exit.PASSED;
        }

        private Optional<Map<String, Object>> judgeTarget() {
            return judge.map(name -> {
                Map<String, Object> target = new HashMap<>(Map.of("modelName", name));
                judgeEndpoint.ifPresent(uri -> target.put("endpoint", uri));
                judgeCredential.ifPresent(key -> target.put("credential", key));
                return target;
            });
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
            return Exit.PASSED;
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
            return Exit.PASSED;
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
            return Exit.PASSED;
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
                    ? Exit.of(Exit.Verdict.valueOf(results.path("verdict").asText()))
                    : Exit.PASSED;
        }
    }
}
