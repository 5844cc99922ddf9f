package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.PagedList;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ListedProbe;
import io.plumbline.cli.replies.ProbeReply;
import io.plumbline.cli.replies.ProbeResultsReply;
import io.plumbline.cli.replies.ReplyOf;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.cli.text.TextTable;
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
        description = "Lists, submits, shows, watches and cancels probes.",
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

    private static final List<Column<ListedProbe>> LIST_COLUMNS = List.of(
            Column.of("id", ListedProbe::id),
            Column.of("state", ListedProbe::state),
            Column.of("finished", ListedProbe::finished),
            Column.of("total", ListedProbe::total),
            Column.of("createdAt", ListedProbe::createdAt),
            Column.of("questionSets", ListedProbe::questionSets),
            Column.of("models", ListedProbe::models));

    private ProbesCommand() {}

    private static String at(String id) {
        return PATH + "/" + GatewayApi.encoded(id);
    }

    @Command(name = "list", description = "Lists probes, the newest first.", mixinStandardHelpOptions = true)
    static final class ListProbes implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Option(names = "--state", description = "running, finished or cancelled.")
        private Optional<String> state;

        @Option(names = "--model", description = "Id of a model of the probe.")
        private Optional<String> model;

        @Option(names = "--label", description = "A label, as name=value.")
        private Optional<String> label;

        @Option(names = "--limit", defaultValue = "100", description = "Most probes; ${DEFAULT-VALUE}.")
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
            String field = ListedProbe.class.getAnnotation(ReplyOf.class).list();
            Reply probes = PagedList.read(gateway.api(), path, field, limit).entries();
            System.out.println(json ? probes.json() : TextTable.of(probes.asListOf(ListedProbe.class), LIST_COLUMNS));
            return ExitCodes.PASSED;
        }
    }

    @Command(name = "show", description = "Shows the progress of a probe.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            Reply probe = gateway.api().get(at(id));
            System.out.println(json ? probe.json() : ProbeTable.text(probe.as(ProbeReply.class)));
            return ExitCodes.PASSED;
        }
    }

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
            Reply reply = gateway.api().get(at(id));
            ProbeReply probe = reply.as(ProbeReply.class);
            while (probe.finishedAt() == null) {
                progress.answers(probe.finished(), probe.total(), probe.underWay());
                Thread.sleep(POLL_MILLIS);
                reply = gateway.api().get(at(id));
                probe = reply.as(ProbeReply.class);
            }
            progress.answers(probe.finished(), probe.total(), probe.underWay());
            progress.end();
            System.out.println(json ? reply.json() : ProbeTable.text(probe));
            return ExitCodes.PASSED;
        }
    }

    @Command(name = "cancel", description = "Cancels a probe.", mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            Reply probe = gateway.api().post(at(id) + "/cancel", List.of());
            System.out.println(json ? probe.json() : ProbeTable.text(probe.as(ProbeReply.class)));
            return ExitCodes.PASSED;
        }
    }

    @Command(name = "results", description = "Shows the results of a probe.", mixinStandardHelpOptions = true)
    static final class Results implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the probe.")
        private String id;

        @Mixin
        private LimitOptions limits;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            limits.check();
            Reply reply = gateway.api().get(at(id) + "/results" + limits.query());
            ProbeResultsReply results = reply.as(ProbeResultsReply.class);
            System.out.println(json ? reply.json() : new ResultTable(results).text());
            return limits.areNamed() ? ExitCodes.of(results.verdict()) : ExitCodes.PASSED;
        }
    }
}
