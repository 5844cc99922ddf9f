package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.TextTable;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers: those that are stored, and those that users got. */
@Command(
        name = "answers",
        description = "Lists answers, and has answers judged that users of a deployed model got.",
        mixinStandardHelpOptions = true,
        subcommands = {ListAnswersCommand.class, AnswersCommand.Push.class})
public final class AnswersCommand {

    private AnswersCommand() {}

    /** Pushes a file piece by piece; what is pushed twice counts once, so that a push that broke off can be done again. */
    @Command(
            name = "push",
            description = "Pushes answers, one JSON object a line; exit 1 where lines were refused.",
            mixinStandardHelpOptions = true)
    static final class Push implements Callable<Integer> {

        /** Far below what the gateway takes at once. */
        private static final int MOST_CHARACTERS = 500_000;

        private static final int MOST_LINES = 2000;
        private static final Duration PATIENCE = Duration.ofMinutes(2);

        @Mixin
        private GatewayOption gateway;

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description =
                        "JSON Lines: id, model, source, messages, answer, time; standard input where absent or -.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--rate", description = "Share that is judged, 0 to 1; the model's own where absent.")
        private Optional<String> rate;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        private final ObjectNode total = new JsonMapper()
                .createObjectNode()
                .put("accepted", 0)
                .put("duplicates", 0)
                .put("notSampled", 0)
                .put("refused", 0);

        @Override
        public Integer call() {
            total.putArray("lines");
            GatewayApi api = gateway.api().patient(PATIENCE);
            try (BufferedReader lines = open()) {
                StringBuilder piece = new StringBuilder();
                int first = 1;
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (number - first >= MOST_LINES - 1 || piece.length() + line.length() > MOST_CHARACTERS) {
                        push(api, piece, first);
                        first = number + 1;
                    }
                    piece.append(line).append('\n');
                    number++;
                }
                push(api, piece, first);
            } catch (IOException e) {
                throw new CommandFailure(
                        "cannot read " + file.map(Path::toString).orElse("standard input") + ": " + e, e);
            }
            System.out.println(json ? total.toPrettyString() : table());
            return total.path("refused").asInt() == 0 ? ExitCodes.PASSED : ExitCodes.ERROR;
        }

        /** Neither is ever held whole. */
        private BufferedReader open() throws IOException {
            return file.isEmpty() || file.get().toString().equals("-")
                    ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    : Files.newBufferedReader(file.get());
        }

        private void push(GatewayApi api, StringBuilder piece, int first) {
            if (piece.toString().isBlank()) {
                piece.setLength(0);
                return;
            }
            String query =
                    rate.map(share -> "?rate=" + GatewayApi.encoded(share)).orElse("");
            JsonNode report = api.postLines("/api/v1/answers" + query, piece.toString());
            for (String count : List.of("accepted", "duplicates", "notSampled", "refused")) {
                total.put(count, total.path(count).asInt() + report.path(count).asInt());
            }
            report.path("lines").forEach(refused -> {
                ObjectNode line = refused.deepCopy();
                line.put("line", line.path("line").asInt() + first - 1);
                total.withArray("lines").add(line);
            });
            piece.setLength(0);
        }

        private String table() {
            String counts = total.path("accepted").asInt() + " accepted, "
                    + total.path("duplicates").asInt() + " accepted before, "
                    + total.path("notSampled").asInt() + " not sampled, "
                    + total.path("refused").asInt() + " refused";
            return total.path("lines").isEmpty()
                    ? counts
                    : counts
                            + System.lineSeparator()
                            + TextTable.text(total.path("lines"), "line", "id", "errors.0.pointer", "errors.0.detail");
        }
    }
}
