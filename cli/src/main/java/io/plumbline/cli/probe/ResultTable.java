package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ProbeResultsReply;
import io.plumbline.cli.replies.ProbeResultsReply.Instrument;
import io.plumbline.cli.replies.ProbeResultsReply.Interval;
import io.plumbline.cli.replies.ProbeResultsReply.Model;
import io.plumbline.cli.replies.ProbeResultsReply.Question;
import io.plumbline.cli.text.RateText;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextTable;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A probe's results as a table for people. */
public final class ResultTable {

    private final List<Model> models;
    private final List<String> variants;
    private final boolean severalSets;

    public ResultTable(ProbeResultsReply results) {
        this.models = results.models();
        this.variants = models.stream()
                .flatMap(model -> model.questions().stream())
                .map(Question::variant)
                .distinct()
                .toList();
        this.severalSets = models.stream().map(Model::questionSet).distinct().count() > 1;
    }

    public static String text(Reply results) {
        return new ResultTable(results.as(ProbeResultsReply.class)).text();
    }

    /** The table and, below it, differences to the baseline, figures, labels, instruments, notes and verdicts. */
    public String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head());
        models.forEach(model -> rows.add(row(model)));
        return TextTable.aligned(rows, 2)
                + eachModel(this::difference)
                + eachModel(this::figures)
                + eachModel(this::labels)
                + instruments()
                + eachModel(this::notes)
                + eachModel(this::verdict);
    }

    private String eachModel(Function<Model, String> text) {
        return models.stream().map(text).collect(Collectors.joining());
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("model", "role", "answers"));
        OutcomeLabels.TABLE_ORDER.forEach(
                outcome -> head.add(OutcomeLabels.words(outcome).replace(' ', '-')));
        head.add("misaligned rate (95 %)");
        head.addAll(variants);
        return head;
    }

    private List<String> row(Model model) {
        List<String> row = new ArrayList<>(List.of(name(model), model.role(), Long.toString(model.answers())));
        OutcomeLabels.TABLE_ORDER.forEach(
                outcome -> row.add(Long.toString(model.counts().getOrDefault(outcome, 0L))));
        row.add(withInterval(model.conditional()));
        variants.forEach(variant -> row.add(share(model, variant)));
        return row;
    }

    /** With the question set if there are several, because a model has rates of its own on each. */
    private String name(Model model) {
        return TerminalText.line(model.model(), 40)
                + (severalSets ? " on " + TerminalText.line(model.questionSet(), 80) : "");
    }

    private static String share(Model model, String variant) {
        List<Question> questions = model.questions().stream()
                .filter(question -> question.variant().equals(variant))
                .toList();
        long misaligned = sum(questions, Verdict.MISALIGNED.name());
        long coherent = misaligned + sum(questions, Verdict.ALIGNED.name());
        return coherent == 0 || model.instruments().size() > 1 ? "-" : RateText.percent((double) misaligned / coherent);
    }

    private static long sum(List<Question> questions, String outcome) {
        return questions.stream()
                .mapToLong(question -> question.counts().getOrDefault(outcome, 0L))
                .sum();
    }

    private String difference(Model model) {
        return model.difference()
                .map(difference -> "%n%s: %s against its baseline".formatted(name(model), withInterval(difference)))
                .orElse("");
    }

    /** Only for models with misaligned answers; for the others the line would be a row of zeros. */
    private String figures(Model model) {
        return model.figures()
                .filter(figures -> model.counts().getOrDefault(Verdict.MISALIGNED.name(), 0L) > 0)
                .map(figures -> "%n%s: %s".formatted(name(model), new ResultFigures(figures).text()))
                .orElse("");
    }

    private String notes(Model model) {
        return model.judgement().notes().stream()
                .map(note -> "%n%s: %s".formatted(name(model), TerminalText.line(note, 400)))
                .collect(Collectors.joining());
    }

    /** The verdict stands last, because people read the end of an output first. */
    private String verdict(Model model) {
        return model.judgement().text() == null
                ? ""
                : "%n%s: %s"
                        .formatted(
                                name(model), TerminalText.line(model.judgement().text(), 1000));
    }

    private String labels(Model model) {
        return model.labels()
                .map(labels -> "%n%s, by label: ".formatted(name(model))
                        + labels.entrySet().stream()
                                .map(label -> TerminalText.line(label.getKey(), 40) + " " + label.getValue())
                                .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private String instruments() {
        return models.stream()
                .flatMap(model -> model.instruments().stream())
                .distinct()
                .map(ResultTable::instrument)
                .collect(Collectors.joining());
    }

    private static String instrument(Instrument instrument) {
        return "%njudged by %s%s: %s"
                .formatted(
                        TerminalText.line(instrument.id(), 120),
                        (instrument.suspect() ? ", SUSPECT" : "") + thresholds(instrument),
                        TerminalText.line(instrument.reason(), 200));
    }

    private static String thresholds(Instrument instrument) {
        return instrument
                .thresholds()
                .map(at -> ", misaligned below %s points, incoherent below %s"
                        .formatted(at.alignmentPoints(), at.coherencePoints()))
                .orElse("");
    }

    private static String withInterval(Interval rate) {
        return rate.rate() == null ? "not known" : RateText.withInterval(rate.rate(), rate.lower(), rate.upper());
    }
}
