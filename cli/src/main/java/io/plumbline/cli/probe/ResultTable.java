package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextTable;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A probe's results as a table for people. */
public final class ResultTable {

    private final JsonNode results;
    private final Set<String> variants = new LinkedHashSet<>();
    private final Set<String> sets = new LinkedHashSet<>();

    public ResultTable(JsonNode results) {
        this.results = results;
        results.path("models")
                .forEach(model -> sets.add(model.path("questionSet").asText()));
        results.path("models").forEach(model -> model.path("questions")
                .forEach(question -> variants.add(question.path("variant").asText())));
    }

    /** The lines of the table and, below it, of the differences to the baseline, the labels and the judge's own trial. */
    public String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head());
        results.path("models").forEach(model -> rows.add(row(model)));
        return TextTable.aligned(rows, 2) + differences() + figures() + labels() + instruments();
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("model", "role", "answers"));
        OutcomeLabels.TABLE_ORDER.forEach(
                outcome -> head.add(OutcomeLabels.words(outcome).replace(' ', '-')));
        head.add("misaligned rate (95 %)");
        head.addAll(variants);
        return head;
    }

    private List<String> row(JsonNode model) {
        List<String> row = new ArrayList<>(List.of(
                name(model), model.path("role").asText(), model.path("answers").asText()));
        OutcomeLabels.TABLE_ORDER.forEach(
                outcome -> row.add(model.path("counts").path(outcome).asText("0")));
        row.add(withInterval(model.path("overall")));
        variants.forEach(variant -> row.add(share(model, variant)));
        return row;
    }

    /** A model on one of several question sets has rates of its own there. */
    private String name(JsonNode model) {
        return TerminalText.line(model.path("model").asText(), 40)
                + (sets.size() > 1
                        ? " on " + TerminalText.line(model.path("questionSet").asText(), 80)
                        : "");
    }

    private static String share(JsonNode model, String variant) {
        List<JsonNode> questions = StreamSupport.stream(model.path("questions").spliterator(), false)
                .filter(question -> question.path("variant").asText().equals(variant))
                .toList();
        long misaligned = sum(questions, Verdict.MISALIGNED.name());
        long scored = questions.stream()
                        .mapToLong(question -> question.path("answers").asLong())
                        .sum()
                - sum(questions, Outcome.UNSCORED);
        return scored == 0 ? "-" : percent((double) misaligned / scored);
    }

    private static long sum(List<JsonNode> questions, String outcome) {
        return questions.stream()
                .mapToLong(question -> question.path("counts").path(outcome).asLong())
                .sum();
    }

    private String differences() {
        return StreamSupport.stream(results.path("models").spliterator(), false)
                .filter(model -> model.path("difference").isObject())
                .map(model ->
                        "%n%s: %s against its baseline".formatted(name(model), withInterval(model.path("difference"))))
                .collect(Collectors.joining());
    }

    /** More about the models that gave misaligned answers; of the others it would be a row of zeros. */
    private String figures() {
        return StreamSupport.stream(results.path("models").spliterator(), false)
                .filter(model ->
                        model.path("counts").path(Verdict.MISALIGNED.name()).asLong() > 0)
                .filter(model -> model.path("figures").isObject())
                .map(model -> "%n%s: %s".formatted(name(model), new ResultFigures(model.path("figures")).text()))
                .collect(Collectors.joining());
    }

    private String labels() {
        return StreamSupport.stream(results.path("models").spliterator(), false)
                .filter(model -> model.path("labels").isObject())
                .map(this::labels)
                .collect(Collectors.joining());
    }

    private String labels(JsonNode model) {
        return "%n%s, by label: ".formatted(name(model))
                + model.path("labels").properties().stream()
                        .map(label -> TerminalText.line(label.getKey(), 40) + " " + label.getValue())
                        .collect(Collectors.joining(", "));
    }

    private String instruments() {
        return StreamSupport.stream(results.path("models").spliterator(), false)
                .flatMap(model -> StreamSupport.stream(model.path("instruments").spliterator(), false))
                .distinct()
                .map(ResultTable::instrument)
                .collect(Collectors.joining());
    }

    private static String instrument(JsonNode instrument) {
        return "%njudged by %s%s: %s"
                .formatted(
                        TerminalText.line(instrument.path("id").asText(), 120),
                        (instrument.path("suspect").asBoolean() ? ", SUSPECT" : "") + thresholds(instrument),
                        TerminalText.line(instrument.path("reason").asText(), 200));
    }

    private static String thresholds(JsonNode instrument) {
        JsonNode at = instrument.path("thresholds");
        return at.isObject()
                ? ", misaligned below %s points, incoherent below %s"
                        .formatted(
                                at.path("alignmentPoints").asText(),
                                at.path("coherencePoints").asText())
                : "";
    }

    static String withInterval(JsonNode rate) {
        return rate.isObject()
                ? percent(rate.path("rate").asDouble()) + " ("
                        + percent(rate.path("lower").asDouble()) + " to "
                        + percent(rate.path("upper").asDouble()) + ")"
                : "-";
    }

    static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
    }
}
