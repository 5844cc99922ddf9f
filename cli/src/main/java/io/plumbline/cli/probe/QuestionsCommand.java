package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.gateway.WatchOption;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The question sets that a gateway knows. */
@Command(
        name = "questions",
        description = "Lists question sets and imports question files.",
        mixinStandardHelpOptions = true,
        subcommands = QuestionsCommand.ListSets.class)
public final class QuestionsCommand {

    private QuestionsCommand() {}

    /** Lists them; files given are imported first. */
    @Command(
            name = "list",
            description = "Lists the built-in and the imported question sets; imports the files given first.",
            mixinStandardHelpOptions = true)
    static final class ListSets implements Callable<Integer> {

        @Parameters(arity = "0..*", paramLabel = "FILE", description = "Question files to import.")
        private List<String> files = List.of();

        @Option(
                names = "--private",
                description = "Keep the texts of the files given, and the answers to them, from view.")
        private boolean isPrivate;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Option(
                names = "--gateway",
                description = "Base URL of the gateway; the running local one, else an embedded one.")
        private Optional<URI> gateway;

        @Mixin
        private WatchOption watching;

        @Override
        public Integer call() {
            List<QuestionFile> sources =
                    files.stream().map(QuestionFile::read).toList();
            Optional<GatewayApi> running = gateway.map(GatewayApi::at).or(RunningGateway::find);
            if (running.isPresent()) {
                return show(running.get(), sources);
            }
            try (LocalStack stack = StackLauncher.start(StackLauncher.options(Progress.onStandardError()))) {
                return show(GatewayApi.of(stack), sources);
            }
        }

        private int show(GatewayApi api, List<QuestionFile> sources) {
            sources.forEach(source -> source.importTo(api, isPrivate, Progress.onStandardError()));
            return watching.show(() -> {
                JsonNode sets = api.get("/api/v1/question-sets");
                return json ? sets.toPrettyString() : table(sets);
            });
        }

        private static String table(JsonNode sets) {
            return StreamSupport.stream(sets.spliterator(), false)
                    .map(set -> "%-44s %4d questions  %s%s"
                            .formatted(
                                    set.path("name").asText(),
                                    set.path("questions").asInt(),
                                    StreamSupport.stream(set.path("variants").spliterator(), false)
                                            .map(JsonNode::asText)
                                            .collect(Collectors.joining(", ")),
                                    set.path("private").asBoolean() ? "  private" : ""))
                    .collect(Collectors.joining(System.lineSeparator()));
        }
    }
}
