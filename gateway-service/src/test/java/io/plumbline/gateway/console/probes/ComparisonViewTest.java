package io.plumbline.gateway.console.probes;

import io.plumbline.events.field.EventJson;
import io.plumbline.reports.comparison.ComparisonReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonViewTest {

    private static final String DIFFERENCE =
            """
            "difference": {"rate": 0.0, "lower": -0.1, "upper": 0.1},""";
    private static final String REASONS =
            """
            "reasons": [{"side": "reference", "code": "REFUSED", "text": "95 of 100 are refusals"},
                {"side": "both", "code": "JUDGE_SUSPECT", "text": "judge x is suspect"}],""";

    @Test
    void aDifferenceThatSaysNothingIsNotCalledChance() throws Exception {
        ComparisonView view = view("INCONCLUSIVE", DIFFERENCE + REASONS);

        assertThat(view.meaning()).doesNotContain("Chance").contains("decides nothing");
        assertThat(view.reasons()).containsExactly("base: 95 of 100 are refusals", "judge x is suspect");
    }

    @Test
    void aDifferenceWithoutFindingsHasItsWords() throws Exception {
        assertThat(view("NO_THRESHOLD", DIFFERENCE).meaning()).startsWith("Chance alone can make this difference");
        assertThat(view("NO_THRESHOLD", DIFFERENCE).reasons()).isEmpty();
    }

    @Test
    void withoutADifferenceTheReasonStandsOnce() throws Exception {
        assertThat(view("INCONCLUSIVE", "").meaning()).isEqualTo("why");
        assertThat(view("INCONCLUSIVE", REASONS).meaning()).isEmpty();
        assertThat(view("INCONCLUSIVE", REASONS).reasons()).hasSize(2);
    }

    private static ComparisonView view(String verdict, String fields) throws Exception {
        return new ComparisonView(EventJson.mapper()
                .readValue(
                        """
                        {"candidate": {"model": "tune", "answers": 100}, "reference": {"model": "base", "answers": 100},
                         "verdict": "%s", "reason": "why", %s "strata": [], "leftOut": []}"""
                                .formatted(verdict, fields),
                        ComparisonReport.class));
    }
}
