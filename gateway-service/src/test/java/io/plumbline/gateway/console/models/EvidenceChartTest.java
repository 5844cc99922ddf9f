package io.plumbline.gateway.console.models;

import io.plumbline.events.field.EventJson;
import io.plumbline.reports.alarms.EvidenceReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceChartTest {

    @Test
    void theMostEvidenceComesFirstOnALogarithmicScale() throws Exception {
        EvidenceReport report = EventJson.mapper()
                .readValue(
                        """
                        {"alarmDays": 1000, "warnDays": 10, "series": [{"model": "m", "revision": "", "questionSet": "core@1",
                          "variant": "plain", "instrument": "judge", "source": "PRODUCTION", "summary": {"kinds": {
                            "REFUSAL": {"alarm": "QUIET", "days": 0.5}, "MISALIGNED": {"alarm": "FIRING", "days": 1e9}}}}]}""",
                        EvidenceReport.class);

        EvidenceChart chart = EvidenceChart.of(report);

        assertThat(chart.bars()).extracting(EvidenceChart.Bar::detector).containsExactly("misaligned", "refusal");
        assertThat(chart.bars()).extracting(EvidenceChart.Bar::width).containsExactly("100.0%", "0.0%");
        assertThat(chart.bars().get(0).css()).isEqualTo("e-firing");
        assertThat(chart.bars().get(0).series()).isEqualTo("core, plain, production");
        assertThat(chart.bars().get(1).days()).isEqualTo("none");
        assertThat(chart.thresholds()).extracting(EvidenceChart.Threshold::x).containsExactly("16.7%", "50.0%");
    }
}
