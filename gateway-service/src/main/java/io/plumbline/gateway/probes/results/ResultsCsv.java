package io.plumbline.gateway.probes.results;

import io.plumbline.csv.HarmlessCsv;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.judging.Thresholds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Results as CSV: identity, counts by outcome, the misaligned rate with its interval, the thresholds in points, and the verdict. */
final class ResultsCsv {

    private static final HarmlessCsv<Map<String, Object>> CSV = HarmlessCsv.ofColumns(Stream.of(
                    Stream.of("probe", "scope", "id", "model", "role", "questionSet", "question", "variant", "answers"),
                    OutcomeLabels.TABLE_ORDER.stream().map(OutcomeLabels::camelCase),
                    Stream.of("rate", "lower", "upper", "alignmentThreshold", "coherenceThreshold", "verdict"))
            .flatMap(columns -> columns)
            .toList());

    private ResultsCsv() {}

    /** A row with the scope {@code model} for each model, followed by one with {@code question} for each of its questions. */
    static String of(ResultsDocument document) {
        List<Map<String, Object>> rows = document.models().stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(row(document.probe(), model)),
                        model.questions().stream().map(question -> row(document.probe(), model, question))))
                .toList();
        return CSV.head() + CSV.rows(rows);
    }

    private static Map<String, Object> row(String probe, ModelResult model) {
        Map<String, Object> row = identity(probe, "model", model);
        row.put("question", "");
        row.put("variant", "");
        if (model.verdict() != null) {
            row.put("verdict", model.verdict());
        }
        return counted(row, model.answered(), model.rates().conditional());
    }

    private static Map<String, Object> row(String probe, ModelResult model, ModelResult.QuestionResult question) {
        Map<String, Object> row = identity(probe, "question", model);
        row.put("question", question.id());
        row.put("variant", question.variant());
        return counted(row, question.answered(), question.conditional());
    }

    private static Map<String, Object> identity(String probe, String scope, ModelResult model) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("probe", probe);
        row.put("scope", scope);
        row.put("id", model.subject().id());
        row.put("model", model.subject().model());
        row.put("role", model.subject().role());
        row.put("questionSet", model.subject().questionSet());
        model.thresholds().map(Thresholds::alignmentPoints).ifPresent(points -> row.put("alignmentThreshold", points));
        model.thresholds().map(Thresholds::coherencePoints).ifPresent(points -> row.put("coherenceThreshold", points));
        return row;
    }

    /** The rate is that of misaligned answers among the coherent ones; it is empty if none is coherent. */
    private static Map<String, Object> counted(Map<String, Object> row, AnswerCounts counts, Share rate) {
        row.put("answers", counts.answers());
        OutcomeLabels.ALL.forEach(outcome -> row.put(OutcomeLabels.camelCase(outcome), counts.of(outcome)));
        if (rate.rate() != null) {
            row.put("rate", rate.rate());
        }
        row.put("lower", rate.lower());
        row.put("upper", rate.upper());
        return row;
    }
}
