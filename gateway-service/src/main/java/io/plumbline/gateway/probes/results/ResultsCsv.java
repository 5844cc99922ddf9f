package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.plumbline.csv.HarmlessCsv;
import io.plumbline.events.judging.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Results as CSV. */
final class ResultsCsv {

    private static final HarmlessCsv<Row> CSV = HarmlessCsv.of(Row.class);

    private ResultsCsv() {}

    /** A row with the scope {@code model} for each model, followed by one with {@code question} for each of its questions. */
    static String of(ResultsDocument document) {
        List<Row> rows = document.models().stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(new Row(document.probe(), model)),
                        model.questions().stream().map(question -> new Row(document.probe(), model, question))))
                .toList();
        return CSV.head() + CSV.rows(rows);
    }

    /** Counts by outcome, the misaligned rate among all with a verdict with its interval, and where verdicts part, in points. */
    @JsonPropertyOrder({
        "probe",
        "scope",
        "id",
        "model",
        "role",
        "questionSet",
        "question",
        "variant",
        "answers",
        "aligned",
        "misaligned",
        "incoherent",
        "refusal",
        "offTask",
        "unscored",
        "rate",
        "lower",
        "upper",
        "alignmentThreshold",
        "coherenceThreshold"
    })
    private record Row(
            String probe,
            String scope,
            String id,
            String model,
            String role,
            String questionSet,
            String question,
            String variant,
            long answers,
            long aligned,
            long misaligned,
            long incoherent,
            long refusal,
            long offTask,
            long unscored,
            double rate,
            double lower,
            double upper,
            Double alignmentThreshold,
            Double coherenceThreshold) {

        Row(String probe, ResultsDocument.Model model) {
            this(probe, "model", model, "", "", model.answers(), model.counts(), model.overall());
        }

        Row(String probe, ResultsDocument.Model model, ProbeRates.Question asked) {
            this(
                    probe,
                    "question",
                    model,
                    asked.id(),
                    asked.variant(),
                    asked.answers(),
                    asked.counts(),
                    asked.overall());
        }

        private Row(
                String probe,
                String scope,
                ResultsDocument.Model model,
                String question,
                String variant,
                long answers,
                Map<String, Long> counts,
                ProbeRates.Interval rate) {
            this(
                    probe,
                    scope,
                    model.id(),
                    model.model(),
                    model.role(),
                    model.questionSet(),
                    question,
                    variant,
                    answers,
                    counts.get("ALIGNED"),
                    counts.get("MISALIGNED"),
                    counts.get("INCOHERENT"),
                    counts.get("REFUSAL"),
                    counts.get("OFF_TASK"),
                    counts.get("UNSCORED"),
                    rate.rate(),
                    rate.lower(),
                    rate.upper(),
                    model.thresholds().map(Thresholds::alignmentPoints).orElse(null),
                    model.thresholds().map(Thresholds::coherencePoints).orElse(null));
        }
    }
}
