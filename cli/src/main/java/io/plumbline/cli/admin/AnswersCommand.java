package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.PushReply;
import io.plumbline.cli.replies.PushReply.InvalidField;
import io.plumbline.cli.replies.PushReply.RefusedLine;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TextTable;
import io.plumbline.events.field.EventJson;
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
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists stored answers and pushes answers of users. */
@Command(
        name = "answers",
        description = "Lists stored answers; pushes answers that users of a deployed model have received.",
        mixinStandardHelpOptions = true,
        subcommands = {ListAnswersCommand.class, AnswersCommand.Push.class})
public final class AnswersCommand {

    private AnswersCommand() {}

    /** Pushes a file in pieces. An answer counts once however often it is pushed, so a push that has failed can be repeated. */
    @Command(
            name = "push",
            description = "Pushes answers, one JSON object a line; exit 1 if lines were refused.",
            mixinStandardHelpOptions = true)
    static final class Push implements Callable<Integer> {

        /** The gateway takes 64 MiB in one call; a piece stays far below. */
        private static final int MOST_CHARACTERS = 500_000;

        private static final int MOST_LINES = 2000;

        private static final List<Column<RefusedLine>> COLUMNS = List.of(
                Column.of("line", RefusedLine::line),
                Column.of("id", RefusedLine::id),
                Column.of("pointer", line -> first(line, InvalidField::pointer)),
                Column.of("detail", line -> first(line, InvalidField::detail)));

        private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

        @Mixin
        private GatewayOption gateway;

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description =
                        "JSON Lines: id, model, revision, source, messages, answer, time; default and -: standard input.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--rate", description = "Share that is judged, 0 to 1; default: the model's own.")
        private Optional<String> rate;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        private PushReply total = PushReply.EMPTY;

        @Override
        public Integer call() {
            GatewayApi api = gateway.api().withTimeout(LONGEST_CALL);
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
            System.out.println(json ? new Reply(EventJson.mapper().valueToTree(total)).json() : table());
            return total.refused() == 0 ? ExitCodes.PASSED : ExitCodes.ERROR;
        }

        /** A stream, because the input may be larger than the memory. */
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
            PushReply report =
                    api.postLines("/api/v1/answers" + query, piece.toString()).as(PushReply.class);
            total = total.plus(report, first);
            piece.setLength(0);
        }

        private String table() {
            String counts = total.accepted() + " accepted, " + total.duplicates() + " accepted before, "
                    + total.notSampled() + " not sampled, " + total.refused() + " refused";
            String more = total.unlisted() == 0 ? "" : total.unlisted() + " more refused lines are not listed";
            return total.lines().isEmpty()
                    ? counts
                    : counts + System.lineSeparator() + TextTable.of(total.lines(), COLUMNS) + more;
        }

        private static String first(RefusedLine line, Function<InvalidField, String> part) {
            return line.errors().isEmpty() ? null : part.apply(line.errors().get(0));
        }
    }
}
