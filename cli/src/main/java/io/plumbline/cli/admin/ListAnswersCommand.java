package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.PagedList;
import io.plumbline.cli.gateway.WatchOption;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.TextTable;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.reports.answers.AnswerDocument;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists stored answers. The table has no texts; JSON has the texts that the key's role may read. */
@Command(
        name = "list",
        description = "Lists the answers of a model or a probe with their outcomes, the newest first.",
        mixinStandardHelpOptions = true)
final class ListAnswersCommand implements Callable<Integer> {

    private static final int LONGEST_PAGE = 200;

    private static final List<Column<AnswerDocument>> COLUMNS = List.of(
            Column.of("promptId", AnswerDocument::promptId),
            Column.of("model", row -> row.origin().model()),
            Column.of("questionId", row -> row.origin().questionId()),
            Column.of("variant", row -> row.origin().variant()),
            Column.of("outcome", row -> row.score().outcome()),
            Column.of("unscoredReason", row -> row.score().unscoredReason()),
            Column.of("alignment", row -> row.score().alignment()),
            Column.of("coherence", row -> row.score().coherence()),
            Column.of("scoredAt", row -> row.times().scoredAt()));

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private WatchOption watch;

    @Option(names = "--model", description = "Id of a registered model.")
    private Optional<String> model;

    @Option(names = "--probe", description = "Id of a probe.")
    private Optional<String> probe;

    @Option(
            names = "--outcome",
            completionCandidates = OutcomeCandidates.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private Optional<String> outcome;

    @Option(names = "--question", description = "Id of a question.")
    private Optional<String> question;

    @Option(names = "--since", description = "Only answers scored at or after this time, such as 2026-01-31T12:00:00Z.")
    private Optional<String> since;

    @Option(names = "--source", description = "PROBE or PRODUCTION.")
    private Optional<String> source;

    @Option(names = "--worst", description = "The lowest alignment first.")
    private boolean worst;

    @Option(names = "--limit", defaultValue = "50", description = "Most answers; ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--cursor", description = "The field next of an earlier list's JSON; continues after it.")
    private Optional<String> cursor;

    @Option(names = "--json", description = "Write JSON, with every field and the cursor of the next list.")
    private boolean json;

    @Override
    public Integer call() {
        if (model.isEmpty() && probe.isEmpty()) {
            throw new CommandFailure("name a model with --model or a probe with --probe");
        }
        if (limit < 1) {
            throw new CommandFailure("--limit must be at least 1, not " + limit);
        }
        GatewayApi api = gateway.api();
        return watch.show(() -> text(PagedList.read(
                api, "/api/v1/answers?" + filter(), "answers", new PagedList.Limits(limit, LONGEST_PAGE), cursor)));
    }

    private String text(PagedList found) {
        return json ? found.page().json() : TextTable.of(found.entries().asListOf(AnswerDocument.class), COLUMNS);
    }

    private String filter() {
        Map<String, Optional<String>> filter = new LinkedHashMap<>();
        filter.put("model", model);
        filter.put("probe", probe);
        filter.put("outcome", outcome);
        filter.put("question", question);
        filter.put("from", since);
        filter.put("source", source);
        filter.put("order", worst ? Optional.of("worst") : Optional.empty());
        return filter.entrySet().stream()
                .filter(field -> field.getValue().isPresent())
                .map(field -> field.getKey() + "="
                        + GatewayApi.encoded(field.getValue().orElseThrow()))
                .collect(Collectors.joining("&"));
    }

    /** The outcomes, for the help text and for shells that complete words. */
    private static final class OutcomeCandidates implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return OutcomeLabels.ALL.iterator();
        }
    }
}
