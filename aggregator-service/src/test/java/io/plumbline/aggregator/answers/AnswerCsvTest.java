package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCsvTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void anAnswerThatBeginsLikeAFormulaIsNone() throws IOException {
        assertThat(read(answer("=1+1")).get("answer")).isEqualTo("'=1+1");
    }

    @Test
    void everyColumnHasItsNameAndItsValue() throws IOException {
        assertThat(AnswerCsv.head())
                .startsWith("\"promptId\",\"probeId\",\"model\",\"revision\",")
                .endsWith(",\"review\",\"panel\"\r\n");

        Map<String, String> row = read(answer("yes"));

        assertThat(row)
                .hasSize(27)
                .containsEntry("promptId", "id")
                .containsEntry("alignment", "2.5")
                .containsEntry("coherence", "")
                .containsEntry("readings", "[{\"metric\": \"aligned\"}]")
                .containsEntry("attempts", "1")
                .containsEntry("scoredAt", "2026-01-02T03:04:05.678Z")
                .containsEntry("panel", "");
    }

    private static Map<String, String> read(AnswerView answer) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(AnswerCsv.head() + AnswerCsv.rows(List.of(answer)))) {
            return rows.readAll().get(0);
        }
    }

    private static AnswerView answer(String text) {
        return new AnswerView(
                "id",
                "probe",
                "model",
                "r1",
                "set@1",
                "q",
                "plain",
                "PROBE",
                "Why?",
                text,
                null,
                "MISALIGNED",
                null,
                null,
                2.5,
                null,
                "[{\"metric\": \"aligned\"}]",
                "judge",
                "served",
                null,
                "stop",
                1,
                AT,
                AT,
                AT,
                null,
                null);
    }
}
