package io.plumbline.csv;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HarmlessCsvTest {

    private static final HarmlessCsv<Row> CSV = HarmlessCsv.of(Row.class);

    record Row(String text, double number, Instant at, String absent) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\",\"x\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
            })
    void aTextThatBeginsLikeAFormulaIsNone(String text) throws IOException {
        assertThat(read(text).get("text")).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b", "a\"b\"", "line one\nline two\r\n", "1=2", " =1", "\u202Eevil", "'quoted'"})
    void anyOtherTextStaysAsItIs(String text) throws IOException {
        assertThat(read(text).get("text")).isEqualTo(text);
    }

    @Test
    void columnsStandInTheRecordsOrderAndNumbersAreNoTexts() {
        assertThat(CSV.head()).isEqualTo("\"text\",\"number\",\"at\",\"absent\"\r\n");
        assertThat(CSV.rows(List.of(row("a")))).isEqualTo("\"a\",-1.5,\"2026-01-02T03:04:05.678Z\",\r\n");
    }

    @Test
    void rowsThatAreMapsAreWrittenLikeRecords() {
        HarmlessCsv<Map<String, Object>> csv = HarmlessCsv.ofColumns(List.of("text", "number", "absent"));

        assertThat(csv.head()).isEqualTo("\"text\",\"number\",\"absent\"\r\n");
        assertThat(csv.rows(List.of(Map.of("number", -1.5, "text", "=a"), Map.of("text", "b", "number", 2L))))
                .isEqualTo("\"'=a\",-1.5,\r\n\"b\",2,\r\n");
    }

    private static Row row(String text) {
        return new Row(text, -1.5, Instant.parse("2026-01-02T03:04:05.678Z"), null);
    }

    private static Map<String, String> read(String text) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(CSV.head() + CSV.rows(List.of(row(text))))) {
            return rows.readAll().get(0);
        }
    }
}
