package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.plumbline.events.judging.Reading;
import io.plumbline.reports.answers.AnswerCall;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerOrigin;
import io.plumbline.reports.answers.AnswerPanel;
import io.plumbline.reports.answers.AnswerScore;
import io.plumbline.reports.answers.AnswerTexts;
import io.plumbline.reports.answers.AnswerTimes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
                .containsEntry(
                        "readings",
                        "[{\"metric\":\"aligned\",\"numericMass\":1.0,\"said\":\"=x\",\"distribution\":[]}]")
                .containsEntry("attempts", "1")
                .containsEntry("scoredAt", "2026-01-02T03:04:05.678Z")
                .containsEntry("panel", "");
    }

    private static Map<String, String> read(AnswerDocument answer) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(AnswerCsv.head() + AnswerCsv.rows(List.of(answer)))) {
            return rows.readAll().get(0);
        }
    }

    private static AnswerDocument answer(String text) {
        return new AnswerDocument(
                new AnswerOrigin("id", "probe", "model", "r1", "set@1", "q", "plain", "PROBE"),
                new AnswerTexts("Why?", text, null),
                new AnswerScore(
                        "MISALIGNED",
                        null,
                        null,
                        2.5,
                        null,
                        List.of(new Reading("aligned", OptionalDouble.empty(), 1, "=x", List.of())),
                        "judge"),
                new AnswerCall("served", null, "stop", 1),
                new AnswerTimes(AT, AT, AT),
                AnswerPanel.NONE);
    }
}
