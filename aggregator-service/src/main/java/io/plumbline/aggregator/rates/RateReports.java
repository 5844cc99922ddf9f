package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.reports.rates.QuestionRate;
import io.plumbline.reports.rates.Rate;
import io.plumbline.reports.rates.RateBounds;
import io.plumbline.reports.rates.RateReport;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.QuestionCount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes reports of rates out of counts. */
final class RateReports {

    private RateReports() {}

    /** The rates of these counts, measured with these instruments. */
    static RateReport of(Map<QuestionVariant, OutcomeCounts> cells, List<MeasuredInstrument> instruments) {
        OutcomeCounts total = OutcomeCounts.sum(cells.values());
        List<QuestionCount> overall =
                cells.values().stream().map(OutcomeCounts::overall).toList();
        List<QuestionCount> conditional =
                cells.values().stream().map(OutcomeCounts::conditional).toList();
        return new RateReport(
                total.answers(),
                total.counts(),
                total.reasons(),
                total.labels(),
                RateEstimator.pooled(overall),
                RateEstimator.pooled(conditional),
                among(Verdict.INCOHERENT, cells.values()),
                among(Verdict.REFUSAL, cells.values()),
                worstCase(cells.values()),
                Math.max(1, DesignEffect.of(conditional).value()),
                FigureCalculator.of(cells.values(), instruments),
                cells.entrySet().stream()
                        .map(entry -> question(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** The interval of the misaligned rate that holds whatever the outcomes of the unscored answers would have been. */
    private static RateBounds worstCase(Collection<OutcomeCounts> cells) {
        return new RateBounds(
                RateEstimator.pooled(cells.stream().map(OutcomeCounts::atBest).toList())
                        .lower(),
                RateEstimator.pooled(cells.stream().map(OutcomeCounts::atWorst).toList())
                        .upper());
    }

    /** As {@link #worstCase(Collection)}, for counts that know no questions. */
    static RateBounds worstCase(OutcomeCounts total, DesignEffect effect) {
        return new RateBounds(
                RateEstimator.of(total.atBest(), effect).lower(),
                RateEstimator.of(total.atWorst(), effect).upper());
    }

    private static Optional<Rate> among(Verdict verdict, Collection<OutcomeCounts> cells) {
        return Optional.of(RateEstimator.pooled(
                cells.stream().map(cell -> cell.among(verdict)).toList()));
    }

    /**
     * The count of independent coherent answers that would carry the information of these; for differences. Empty without
     * coherent answers.
     */
    static Optional<QuestionCount> effective(Map<QuestionVariant, OutcomeCounts> cells) {
        List<QuestionCount> coherent =
                cells.values().stream().map(OutcomeCounts::conditional).toList();
        DesignEffect effect = DesignEffect.of(coherent);
        QuestionCount sum = RateEstimator.sum(coherent);
        return sum.total() == 0
                ? Optional.empty()
                : Optional.of(new QuestionCount(effect.effective(sum.misaligned()), effect.effective(sum.total())));
    }

    private static QuestionRate question(QuestionVariant cell, OutcomeCounts tally) {
        return new QuestionRate(
                cell.questionId(),
                cell.variant(),
                tally.answers(),
                tally.counts(),
                tally.reasons(),
                tally.labels(),
                RateEstimator.of(tally.overall()),
                RateEstimator.of(tally.conditional()));
    }
}
