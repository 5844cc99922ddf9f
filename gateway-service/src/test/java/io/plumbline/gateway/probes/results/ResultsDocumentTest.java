package io.plumbline.gateway.probes.results;

import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeState;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.findings.VerdictContext;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import io.plumbline.reports.rates.ProbeRateReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsDocumentTest {

    private static final int QUESTIONS = 50;

    @Test
    void whatIsHeldWholeGrowsWithQuestionsAndNotWithAnswers() throws Exception {
        ResultsDocument few = document(10);
        ResultsDocument many = document(100_000);

        assertThat(many.models().get(0).answered().answers()).isEqualTo(100_000L * QUESTIONS);
        assertThat(ResultsCsv.of(many).lines()).hasSize(1 + 1 + QUESTIONS);
        assertThat(ResultsCsv.of(many)).hasSizeBetween(1, 2 * ResultsCsv.of(few).length());
        assertThat(JUnitReport.of(many)).hasSizeLessThan(JUnitReport.of(few).length() + 50);
        assertThat(EventJson.mapper().writeValueAsString(many))
                .hasSizeLessThan(2 * EventJson.mapper().writeValueAsString(few).length());
    }

    private static ResultsDocument document(long answersOfEach) throws Exception {
        String rate = "{\"rate\": 0.1, \"lower\": 0.05, \"upper\": 0.2}";
        String questions = IntStream.range(0, QUESTIONS)
                .mapToObj(number ->
                        "{\"id\": \"q%d\", \"variant\": \"plain\", \"answers\": %d, \"counts\": {\"ALIGNED\": %d},"
                                        .formatted(number, answersOfEach, answersOfEach)
                                + " \"unscored\": {}, \"overall\": " + rate + ", \"conditional\": " + rate + "}")
                .collect(Collectors.joining(", "));
        ProbeRateReport report = EventJson.mapper()
                .readValue(
                        "{\"models\": [{\"model\": \"m\", \"questionSet\": \"s@1\", \"answers\": "
                                + answersOfEach * QUESTIONS
                                + ", \"counts\": {}, \"unscored\": {}, \"overall\": " + rate + ", \"conditional\": "
                                + rate
                                + ", \"worstCase\": {\"lower\": 0, \"upper\": 0.2}, \"designEffect\": 1, \"instruments\": [],"
                                + " \"figures\": {\"questionMean\": {}, \"thresholds\": [], \"misalignAtK\": []}, \"questions\": ["
                                + questions + "]}]}",
                        ProbeRateReport.class);
        ProbeView.Lane part =
                new ProbeView.Lane("m", "", "served", "candidate", 1, 1, 1, Map.of(), Map.of(), null, null);
        AskedSet set = new AskedSet("s@1", List.of("plain"), 1);
        ProbeView probe = new ProbeView(
                "p",
                ProbeState.FINISHED,
                List.of(set),
                Map.of(),
                0,
                1,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(part),
                List.of());
        return ResultsDocument.of(
                probe,
                List.of(ModelResult.of(
                        part,
                        set,
                        report.models().stream().findFirst(),
                        Optional.empty(),
                        new VerdictContext(Map.of(), Map.of(), Set.of(), Map.of()),
                        VerdictLimits.Requested.NONE)));
    }
}
