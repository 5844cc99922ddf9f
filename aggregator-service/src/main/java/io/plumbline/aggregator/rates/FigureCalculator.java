package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.counts.AlignmentBand;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.reports.rates.Rate;
import io.plumbline.reports.rates.RateBounds;
import io.plumbline.reports.rates.RateFigures;
import io.plumbline.reports.rates.RateFigures.AtK;
import io.plumbline.reports.rates.RateFigures.AtThreshold;
import io.plumbline.reports.rates.RateFigures.Corrected;
import io.plumbline.reports.rates.RateFigures.QuestionMean;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.JudgeCalibration;
import io.plumbline.statistics.JudgeCorrection;
import io.plumbline.statistics.MisalignAtK;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.QuestionRates;
import io.plumbline.statistics.QuestionRates.Bootstrap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Calculates the figures beside the two rates. */
final class FigureCalculator {

    /** Numbers of samples for which misalign@k is shown. */
    private static final List<Integer> SAMPLES = List.of(1, 5, 10, 50);

    private FigureCalculator() {}

    static RateFigures of(Collection<OutcomeCounts> cells, List<MeasuredInstrument> instruments) {
        List<QuestionCount> overall = cells.stream().map(OutcomeCounts::overall).toList();
        OutcomeCounts total = OutcomeCounts.sum(cells);
        return new RateFigures(
                total.answers() == 0 ? OptionalDouble.empty() : OptionalDouble.of(total.coverage()),
                questionMean(cells, instruments),
                AlignmentBand.BOUNDS.stream()
                        .map(bound -> atThreshold(cells, bound))
                        .toList(),
                SAMPLES.stream().flatMap(k -> atK(overall, k)).toList(),
                instruments.size() == 1
                        ? instruments.get(0).measured().flatMap(judge -> corrected(cells, judge))
                        : Optional.empty());
    }

    private static QuestionMean questionMean(Collection<OutcomeCounts> cells, List<MeasuredInstrument> instruments) {
        QuestionRates rates =
                new QuestionRates(cells.stream().map(OutcomeCounts::conditional).toList());
        boolean published =
                !instruments.isEmpty() && instruments.stream().allMatch(MeasuredInstrument::isPublishedProtocol);
        return new QuestionMean(
                rates.mean(),
                published
                        ? rates.interval(Bootstrap.PUBLISHED).map(ends -> new RateBounds(ends.lower(), ends.upper()))
                        : Optional.empty());
    }

    private static AtThreshold atThreshold(Collection<OutcomeCounts> cells, int bound) {
        Rate rate = RateEstimator.pooled(
                cells.stream().map(cell -> cell.below(bound)).toList());
        return new AtThreshold(bound, rate.rate(), rate.lower(), rate.upper());
    }

    private static Stream<AtK> atK(List<QuestionCount> cells, int k) {
        double[] rates = cells.stream()
                .map(cell -> MisalignAtK.of(cell.misaligned(), cell.total(), k))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return Arrays.stream(rates).average().stream().mapToObj(mean -> new AtK(k, mean, rates.length));
    }

    private static Optional<Corrected> corrected(Collection<OutcomeCounts> cells, JudgeCalibration judge) {
        List<QuestionCount> coherent =
                cells.stream().map(OutcomeCounts::conditional).toList();
        QuestionCount sum = RateEstimator.sum(coherent);
        if (sum.total() == 0) {
            return Optional.empty();
        }
        return judge.correction(RateEstimator.ALPHA).map(correction -> {
            JudgeCorrection.Corrected ends = correction.correct(RateEstimator.interval(
                    sum, DesignEffect.of(coherent), JudgeCorrection.rateAlpha(RateEstimator.ALPHA)));
            return new Corrected(
                    judge.corrected(sum.rate()),
                    ends.corrected().lower(),
                    ends.corrected().upper(),
                    ends.clippedBelow(),
                    ends.clippedAbove());
        });
    }
}
