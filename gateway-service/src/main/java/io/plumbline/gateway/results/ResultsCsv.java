package io.plumbline.gateway.results;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Results as CSV (RFC 4180). Spreadsheets run a text that begins like a formula, so such a text gets an apostrophe in front.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
final class ResultsCsv {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .addModule(new SimpleModule().addSerializer(String.class, new HarmlessStrings()))
            .build();
    private static final CsvSchema SCHEMA =
            MAPPER.schemaFor(Row.class).withHeader().withLineSeparator("\r\n");

    private ResultsCsv() {}

    /** A row with the scope {@code model} for each model, followed by one with {@code question} for each of its questions. */
    static String of(ResultsDocument document) {
        List<Row> rows = document.models().stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(new Row(document.probe(), model)),
                        model.questions().stream().map(question -> new Row(document.probe(), model, question))))
                .toList();
        try {
            return MAPPER.writer(SCHEMA).writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("results are made of plain values", e);
        }
    }

    /** Counts by outcome, and the misaligned rate among all with a verdict with its interval. */
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
        "upper"
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
            double upper) {

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
                    rate.upper());
        }
    }

    /** Writes every text so that no spreadsheet takes it for a formula. */
    private static final class HarmlessStrings extends StdSerializer<String> {

        private static final long serialVersionUID = 1L;
        private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

        HarmlessStrings() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator csv, SerializerProvider provider) throws IOException {
            csv.writeString(!value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
        }
    }
}
