package io.plumbline.aggregator.panel;

import io.plumbline.reports.review.PanelAgreement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PanelAgreementsTest {

    @Test
    void agreementIsPerInstrument() {
        List<PanelAgreement> found = PanelAgreements.over(List.of(
                new PanelAnswer(
                        "one",
                        PanelAnswer.points(10.0, Optional.of("10 10")),
                        PanelAnswer.points(50.0, Optional.of("60")),
                        false),
                new PanelAnswer(
                        "two",
                        PanelAnswer.points(40.0, Optional.of("40")),
                        PanelAnswer.points(80.0, Optional.of("80")),
                        false),
                new PanelAnswer(
                        "one",
                        PanelAnswer.points(90.0, Optional.of("90")),
                        PanelAnswer.points(60.0, Optional.of("50")),
                        true)));

        assertThat(found).extracting(PanelAgreement::instrument).containsExactly("one", "two");
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
        PanelAnswer answer = new PanelAnswer(
                "one",
                PanelAnswer.points(null, Optional.of("10 12.5")),
                PanelAnswer.points(50.0, Optional.empty()),
                false);

        assertThat(answer.alignment()).containsExactly(10.0, 12.5);
        assertThat(answer.coherence()).containsExactly(50.0);
    }

    @Test
    void aReportSaysHowOftenAndHowFarJudgesAgree() {
        List<PanelAgreement> found = PanelAgreements.over(List.of(
                new PanelAnswer(
                        "one",
                        PanelAnswer.points(10.0, Optional.of("10 10")),
                        PanelAnswer.points(50.0, Optional.of("50")),
                        false),
                new PanelAnswer(
                        "one",
                        PanelAnswer.points(90.0, Optional.of("90")),
                        PanelAnswer.points(50.0, Optional.of("50")),
                        false),
                new PanelAnswer(
                        "one",
                        PanelAnswer.points(90.0, Optional.of("90")),
                        PanelAnswer.points(50.0, Optional.of("50")),
                        true),
                new PanelAnswer(
                        "one",
                        PanelAnswer.points(90.0, Optional.of("90")),
                        PanelAnswer.points(50.0, Optional.of("50")),
                        false)));

        assertThat(found).singleElement().satisfies(report -> {
            assertThat(report.answers()).isEqualTo(4);
            assertThat(report.agreed().rate()).hasValue(0.75);
            assertThat(report.agreed().lower()).isBetween(0.0, 0.75);
            assertThat(report.alignmentAlpha()).hasValue(1);
            assertThat(report.coherenceAlpha()).as("all points are equal").isEmpty();
        });
    }
}
