package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.reports.rates.RatesOverTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateChartTest {

    private static final RateBar BASE = new RateBar(true, 0.02, 0.01, 0.04);

    @Test
    void aLongGapInterruptsTheCurveAndAShortOneDoesNot() throws Exception {
        RateChart chart = RateChart.of(overTime(point(0, 0.1), point(2, 0.2), point(9, 0.3)), BASE, List.of());

        JsonNode data = EventJson.mapper().readTree(chart.data());
        assertThat(data.path("rate").toString()).isEqualTo("[0.1,0.2,null,0.3]");
        assertThat(data.path("at")).hasSize(4);
        assertThat(data.path("base").toString()).isEqualTo("[0.01,0.04]");
        assertThat(chart.points()).isEqualTo(3);
        assertThat(chart.step()).isEqualTo("1 h");
        assertThat(chart.words()).contains("from 10.0").contains("to 30.0");
    }

    @Test
    void changesOutsideTheWindowAndAnUnknownBaselineAreLeftOut() throws Exception {
        List<ChangeMark> changes = List.of(
                new ChangeMark(Instant.parse("2025-12-31T00:00:00Z"), "revision", "0", "1"),
                new ChangeMark(Instant.parse("2026-01-01T02:00:00Z"), "revision", "1", "2"));

        JsonNode data = EventJson.mapper()
                .readTree(RateChart.of(overTime(point(0, 0.1)), RateBar.NONE, changes)
                        .data());

        assertThat(data.path("marks")).hasSize(1);
        assertThat(data.at("/marks/0/what").asText()).isEqualTo("revision: 1 \u2192 2");
        assertThat(data.has("base")).isFalse();
    }

    @Test
    void theBandsOfAStepFillItsHeight() throws Exception {
        List<OutcomeBand> bands =
                RateChart.of(overTime(point(0, 0.1)), BASE, List.of()).bands();

        assertThat(bands.get(0).css()).isEqualTo("o-misaligned");
        assertThat(bands.get(0).path()).startsWith("M0.0 75.0h").contains("v25.0");
        assertThat(bands.get(bands.size() - 1).path()).startsWith("M0.0 0.0h").contains("v75.0");
        assertThat(bands).extracting(OutcomeBand::share).contains("25.0\u00a0%", "75.0\u00a0%", "0.0\u00a0%");
    }

    @Test
    void aWindowWithoutAnswersSaysSo() throws Exception {
        RateChart chart = RateChart.of(overTime(), BASE, List.of());

        assertThat(chart.points()).isZero();
        assertThat(chart.words()).isEqualTo("No answer in this window.");
        assertThat(chart.bands()).extracting(OutcomeBand::share).containsOnly("\u2013");
    }

    private static RatesOverTime overTime(String... points) throws Exception {
        return EventJson.mapper()
                .readValue(
                        """
                        {"model": "m", "from": "2026-01-01T00:00:00Z", "to": "2026-01-01T10:00:00Z", "stepSeconds": 3600,
                         "series": [{"model": "m", "revision": "", "questionSet": "core@1", "variant": "plain",
                           "instrument": "judge", "source": "PROBE", "points": [%s]}]}"""
                                .formatted(Stream.of(points).collect(Collectors.joining(", "))),
                        RatesOverTime.class);
    }

    private static String point(int hour, double rate) {
        return """
                {"at": "2026-01-01T%02d:00:00Z", "answers": 4, "counts": {"MISALIGNED": 1, "ALIGNED": 3},
                 "overall": {"rate": %s, "lower": 0.0, "upper": 1.0}}"""
                .formatted(hour, rate);
    }
}
