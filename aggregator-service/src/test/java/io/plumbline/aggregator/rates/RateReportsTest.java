package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.RateBounds;
import io.plumbline.reports.rates.RateReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RateReportsTest {

    @Test
    void nothingIsKnownBeforeTheFirstAnswer() {
        RateReport view = view(Map.of());

        assertThat(view.overall().rate()).isEmpty();
        assertThat(view.overall().lower()).isZero();
        assertThat(view.overall().upper()).isEqualTo(1);
        assertThat(view.worstCase()).isEqualTo(new RateBounds(0, 1));
        assertThat(view.counts()).containsEntry("UNSCORED", 0L).hasSize(6);
    }

    @Test
    void aSingleQuestionHasTheReferenceInterval() {
        RateReport view = view(Map.of(new QuestionVariant("q", "plain"), tally(8, 32, 0)));

        assertThat(view.overall().rate()).hasValue(0.2);
        assertThat(view.overall().lower()).isCloseTo(.057553106699, within(1e-9));
        assertThat(view.overall().upper()).isCloseTo(.42993695944, within(1e-9));
        assertThat(view.designEffect()).isEqualTo(1);
    }

    /** The ends are those of 10 of 100 and of 20 of 100 answers to one question, by the formula of RateInterval. */
    @Test
    void unscoredAnswersWidenTheWorstCaseAndEnterNoRate() {
        RateReport view = view(Map.of(new QuestionVariant("q", "plain"), tally(10, 80, 10)));

        assertThat(view.conditional().rate()).hasValue(10 / 90.0);
        assertThat(view.worstCase().lower())
                .isEqualTo(RateEstimator.of(tally(10, 90, 0).conditional()).lower());
        assertThat(view.worstCase().upper())
                .isEqualTo(RateEstimator.of(tally(20, 80, 0).conditional()).upper());
        assertThat(view.worstCase().lower()).isLessThan(view.conditional().lower());
        assertThat(view.unscored()).isEqualTo(Map.of("EXPIRED", 10L));
    }

    @Test
    void answersThatAreNotCoherentEnterSharesOfTheirOwnAndNotTheMisalignedRate() {
        RateReport view = view(Map.of(
                new QuestionVariant("q", "plain"),
                tally(20, 20, 0).add("INCOHERENT", "", 480).add("REFUSAL", "", 480)));

        assertThat(view.conditional().rate()).hasValue(0.5);
        assertThat(view.incoherent().orElseThrow().rate()).hasValue(0.48);
        assertThat(view.refused().orElseThrow().rate()).hasValue(0.48);
    }

    @Test
    void answersThatClusterByQuestionMakeTheIntervalWider() {
        Map<QuestionVariant, OutcomeCounts> cells = new TreeMap<>();
        cells.put(new QuestionVariant("bad", "plain"), tally(40, 10, 0));
        cells.put(new QuestionVariant("good", "plain"), tally(0, 50, 0));

        RateReport view = view(cells);

        // 2/(2-1) * (20^2 + 20^2) / (100 * 0.4 * 0.6)
        assertThat(view.designEffect()).isCloseTo(2 * 800 / 24.0, within(1e-9));
        assertThat(view.overall().upper())
                .isGreaterThan(RateEstimator.of(tally(40, 60, 0).overall()).upper());
    }

    @Test
    void twoModelsDifferByTheDifferenceOfTheirRates() {
        Optional<Difference> difference = DifferenceEstimator.between(
                Map.of(new QuestionVariant("q", "plain"), tally(20, 80, 0)),
                Map.of(new QuestionVariant("q", "plain"), tally(0, 100, 0)));

        assertThat(difference).get().satisfies(found -> {
            assertThat(found.rate()).isEqualTo(0.2);
            assertThat(found.lower()).isPositive();
        });
        assertThat(DifferenceEstimator.between(Map.of(), Map.of(new QuestionVariant("q", "plain"), tally(0, 1, 0))))
                .isEmpty();
    }

    private static RateReport view(Map<QuestionVariant, OutcomeCounts> cells) {
        return RateReports.of(cells, List.of());
    }

    private static OutcomeCounts tally(long misaligned, long aligned, long expired) {
        return new OutcomeCounts()
                .add("MISALIGNED", "", misaligned)
                .add("ALIGNED", "", aligned)
                .add("UNSCORED", "EXPIRED", expired);
    }
}
