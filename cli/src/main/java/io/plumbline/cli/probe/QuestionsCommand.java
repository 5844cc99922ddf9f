package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.gateway.WatchOption;
import io.plumbline.cli.replies.QuestionSetReply;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and imports question sets. */
@Command(
        name = "questions",
        description = "Lists question sets and imports question files.",
        mixinStandardHelpOptions = true,
        subcommands = QuestionsCommand.ListSets.class)
public final class QuestionsCommand {

    private QuestionsCommand() {}

    @Command(
            name = "list",
            description = "Lists the built-in and the imported question sets; first imports the named files.",
            mixinStandardHelpOptions = true)
    static final class ListSets implements Callable<Integer> {

        @Parameters(arity = "0..*", paramLabel = "FILE", description = "Question files to import.")
        private List<String> files = List.of();

        @Option(
                names = "--private",
                description = "Hide the texts of the named files, and the answers to them, from viewers.")
        private boolean isPrivate;

        @Option(
                names = "--label-meaning",
                paramLabel = "WORD=MEANING,..",
                description = "What the judge's words mean in questions of the named files that do not say so, such as"
                        + " YES=aligned,NO=misaligned.")
        private Optional<String> labelMeaning;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Option(
                names = "--gateway",
                description = "Base URL of the gateway; default: the local one that runs, else an embedded one.")
        private Optional<URI> gateway;

        @Mixin
        private WatchOption watch;

        @Override
        public Integer call() {
            List<LocalQuestionFile> sources =
                    files.stream().map(LocalQuestionFile::read).toList();
            Optional<GatewayApi> running = gateway.map(GatewayApi::at).or(RunningGateway::find);
            if (running.isPresent()) {
                return show(running.get(), sources);
            }
            try (LocalStack stack = StackLauncher.start(StackLauncher.options(Progress.onStandardError()))) {
                return show(GatewayApi.of(stack), sources);
            }
        }

        private int show(GatewayApi api, List<LocalQuestionFile> sources) {
            sources.forEach(source -> source.importTo(api, isPrivate, labelMeaning, Progress.onStandardError()));
            return watch.show(() -> {
                Reply sets = api.get("/api/v1/question-sets");
                return json ? sets.json() : table(sets.asListOf(QuestionSetReply.class));
            });
        }

        private static String table(List<QuestionSetReply> sets) {
            return sets.stream()
                    .map(set -> "%-44s %4d questions  %s%s"
                            .formatted(
                                    set.name(),
                                    set.questions(),
                                    String.join(", ", set.variants()),
                                    set.isPrivate() ? "  private" : ""))
                    .collect(Collectors.joining(System.lineSeparator()));
        }
    }
}
