package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.reports.rates.QuestionRate;
import io.plumbline.reports.rates.RateBounds;
import io.plumbline.reports.rates.RateReport;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.Interval;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.WorstCaseBounds;
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
                worstCase(total),
                Math.max(1, DesignEffect.of(overall).value()),
                FigureCalculator.of(cells.values(), instruments),
                cells.entrySet().stream()
                        .map(entry -> question(entry.getKey(), entry.getValue()))
                        .toList());
    }

    static RateBounds worstCase(OutcomeCounts total) {
        QuestionCount scored = total.overall();
        Interval bounds = WorstCaseBounds.of(scored.misaligned(), scored.total(), (double) total.unscored());
        return new RateBounds(bounds.lower(), bounds.upper());
    }

    /** The count of independent answers that would carry the information of these; for differences. Empty without scored answers. */
    static Optional<QuestionCount> effective(Map<QuestionVariant, OutcomeCounts> cells) {
        List<QuestionCount> overall =
                cells.values().stream().map(OutcomeCounts::overall).toList();
        DesignEffect effect = DesignEffect.of(overall);
        QuestionCount sum = RateEstimator.sum(overall);
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
