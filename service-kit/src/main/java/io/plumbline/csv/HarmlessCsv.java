package io.plumbline.csv;

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
import java.util.Map;

/**
 * Writes records as CSV (RFC 4180), with a column for each component. Spreadsheets execute a text that begins like a formula, and the
 * texts may come from a model. So such a text gets an apostrophe before it, as OWASP advises. JSON output has the unchanged texts.
 *
 * @param <T> the record
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class HarmlessCsv<T> {

    private final ObjectWriter head;
    private final ObjectWriter rows;

    private HarmlessCsv(CsvMapper mapper, CsvSchema schema) {
        this.head = mapper.writer(schema.withHeader());
        this.rows = mapper.writer(schema);
    }

    /** A writer whose columns are in the order of the record's components. */
    public static <T> HarmlessCsv<T> of(Class<T> row) {
        return of(row, Map.of());
    }

    /** Rows of a record; a mix-in says how components of it, or of a record within it, are written. */
    public static <T> HarmlessCsv<T> of(Class<T> row, Map<Class<?>, Class<?>> mixIns) {
        CsvMapper mapper = mapper().build();
        mixIns.forEach(mapper::addMixIn);
        return new HarmlessCsv<>(mapper, mapper.schemaFor(row).withLineSeparator("\r\n"));
    }

    /** Rows that are maps from these columns to their values; a column that a row lacks stays empty. */
    public static HarmlessCsv<Map<String, Object>> ofColumns(List<String> columns) {
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        return new HarmlessCsv<>(
                mapper().build(), schema.setLineSeparator("\r\n").build());
    }

    private static CsvMapper.Builder mapper() {
        return CsvMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule().addSerializer(String.class, new HarmlessStrings()));
    }

    /** The header line. */
    public String head() {
        return write(head, List.of());
    }

    public String rows(List<T> values) {
        return write(rows, values);
    }

    private static String write(ObjectWriter writer, List<?> values) {
        try {
            return writer.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a row is made of plain values", e);
        }
    }

    /** Writes texts in a form that spreadsheets do not take for a formula. */
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
