package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Answers as CSV (RFC 4180), a column for each component of {@link AnswerView}. Spreadsheets run a text that begins like a
 * formula, and these texts are a model's: so such a text gets an apostrophe in front, as OWASP advises. Whoever needs
 * the texts to the letter takes JSON Lines.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
final class AnswerCsv {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(String.class, new HarmlessStrings()))
            .addMixIn(AnswerView.class, JsonAsText.class)
            .build();
    private static final CsvSchema SCHEMA = MAPPER.schemaFor(AnswerView.class).withLineSeparator("\r\n");
    private static final ObjectWriter ROWS = MAPPER.writer(SCHEMA);

    private AnswerCsv() {}

    /** The line with the names of the columns. */
    static String head() {
        return write(MAPPER.writer(SCHEMA.withHeader()), List.of());
    }

    /** A line for each answer. */
    static String rows(List<AnswerView> answers) {
        return write(ROWS, answers);
    }

    private static String write(ObjectWriter writer, List<AnswerView> answers) {
        try {
            return writer.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer is made of plain values", e);
        }
    }

    /** JSON in a cell is text like any other. */
    interface JsonAsText {

        @JsonRawValue(false)
        String readings();

        @JsonRawValue(false)
        String panel();
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
