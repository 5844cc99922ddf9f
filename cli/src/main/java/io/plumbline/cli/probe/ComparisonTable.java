package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.TextTable;
import io.plumbline.cli.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A comparison as a table for people: one row for each question, then the difference, the verdict and what was left out. */
final class ComparisonTable {

    private final JsonNode comparison;

    ComparisonTable(JsonNode comparison) {
        this.comparison = comparison;
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("variant", "question", "candidate", "reference", "difference (95 %)"));
        comparison.path("strata").forEach(stratum -> stratum.path("questions")
                .forEach(question -> rows.add(row(stratum, question))));
        return (rows.size() == 1 ? "" : TextTable.aligned(rows, 2) + System.lineSeparator() + System.lineSeparator())
                + summary()
                + leftOut();
    }

    private static List<String> row(JsonNode stratum, JsonNode question) {
        return List.of(
                TerminalText.line(stratum.path("variant").asText(), 20),
                TerminalText.line(question.path("id").asText(), 40),
                share(question.path("candidate")),
                share(question.path("reference")),
                difference(question.path("difference")));
    }

    private String summary() {
        JsonNode difference = comparison.path("difference");
        return "%s minus %s: %s%n%s: %s"
                .formatted(
                        party("candidate"),
                        party("reference"),
                        difference.isObject() ? difference(difference) + " by question" : "not known",
                        comparison.path("verdict").asText().toLowerCase(Locale.ROOT),
                        TerminalText.line(comparison.path("reason").asText()));
    }

    private String party(String side) {
        JsonNode party = comparison.path(side);
        String revision = TerminalText.line(party.path("revision").asText(), 40);
        return TerminalText.line(party.path("model").asText(), 60)
                + (revision.isEmpty() ? "" : "@" + revision)
                + (party.has("from") ? " from " + party.path("from").asText() : "")
                + (party.has("to") ? " before " + party.path("to").asText() : "")
                + " (" + party.path("answers").asText() + " answers)";
    }

    private String leftOut() {
        return StreamSupport.stream(comparison.path("leftOut").spliterator(), false)
                .map(series -> "%nleft out of the %s: %s"
                        .formatted(
                                series.path("side").asText(),
                                TerminalText.line(
                                        String.join(
                                                ", ",
                                                series.path("questionSet").asText(),
                                                series.path("variant").asText(),
                                                series.path("instrument").asText(),
                                                series.path("source").asText(),
                                                "revision '"
                                                        + series.path("revision")
                                                                .asText() + "'",
                                                series.path("answers").asText() + " answers: "
                                                        + series.path("reason").asText()),
                                        300)))
                .collect(Collectors.joining());
    }

    private static String share(JsonNode counts) {
        return counts.path("misaligned").asText() + " of "
                + counts.path("scored").asText();
    }

    private static String difference(JsonNode interval) {
        return ResultTable.withInterval(interval);
    }
}
