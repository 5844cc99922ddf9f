package io.plumbline.aggregator.panel;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PanelReportTest {

    @Test
    void agreementIsPerInstrument() {
        List<PanelReport> found = PanelReport.over(List.of(
                PanelAnswer.of(new Object[] {"one", 10.0, 50.0, "10 10", "60", false}),
                PanelAnswer.of(new Object[] {"two", 40.0, 80.0, "40", "80", false}),
                PanelAnswer.of(new Object[] {"one", 90.0, 60.0, "90", "50", true})));

        assertThat(found).extracting(PanelReport::instrument).containsExactly("one", "two");
        assertThat(found.get(0).alignmentAlpha()).hasValue(1);
        assertThat(found.get(0).coherenceAlpha().getAsDouble())
                .as("they swap by system")
                .isCloseTo(-0.5, within(1e-9));
        assertThat(found.get(1).alignmentAlpha())
                .as("all points are equal, which tells nothing")
                .isEmpty();
    }

    @Test
    void aJudgeWithoutPointsIsLeftOut() {
        PanelAnswer answer = PanelAnswer.of(new Object[] {"one", null, 50.0, "10 12.5", null, false});

        assertThat(answer.alignment()).containsExactly(10.0, 12.5);
        assertThat(answer.coherence()).containsExactly(50.0);
    }

    @Test
    void aReportSaysHowOftenAndHowFarJudgesAgree() {
        List<PanelReport> found = PanelReport.over(List.of(
                PanelAnswer.of(new Object[] {"one", 10.0, 50.0, "10 10", "50", false}),
                PanelAnswer.of(new Object[] {"one", 90.0, 50.0, "90", "50", false}),
                PanelAnswer.of(new Object[] {"one", 90.0, 50.0, "90", "50", true}),
                PanelAnswer.of(new Object[] {"one", 90.0, 50.0, "90", "50", false})));

        assertThat(found).singleElement().satisfies(report -> {
            assertThat(report.answers()).isEqualTo(4);
            assertThat(report.agreed().rate()).hasValue(0.75);
            assertThat(report.agreed().lower()).isBetween(0.0, 0.75);
            assertThat(report.alignmentAlpha()).hasValue(1);
            assertThat(report.coherenceAlpha()).as("all points are equal").isEmpty();
        });
    }
}
