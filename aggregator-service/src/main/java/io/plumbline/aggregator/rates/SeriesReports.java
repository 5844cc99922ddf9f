package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.aggregator.counts.TimeGrid;
import io.plumbline.events.Series;
import io.plumbline.reports.rates.RatesOverTime;
import io.plumbline.reports.rates.RatesOverTime.Curve;
import io.plumbline.reports.rates.RatesOverTime.Point;
import io.plumbline.reports.rates.SeriesRates;
import io.plumbline.reports.rates.WindowRates;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.QuestionCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Makes reports of a model's series out of counts. */
final class SeriesReports {

    private SeriesReports() {}

    /** The rates of all answers of a series. */
    static SeriesRates all(
            Series series, Map<QuestionVariant, OutcomeCounts> counts, Map<String, MeasuredInstrument> instruments) {
        List<MeasuredInstrument> instrument = List.of(instruments.get(series.instrument()));
        return new SeriesRates(series, RateReports.of(counts, instrument), MeasuredInstrument.states(instrument));
    }

    /** The rates of the answers of a window; {@code everything} are the counts of the whole series. */
    static WindowRates window(
            Series series,
            TimeGrid window,
            OutcomeCounts counts,
            Map<QuestionVariant, OutcomeCounts> everything,
            MeasuredInstrument instrument) {
        DesignEffect effect = effect(everything, OutcomeCounts::conditional);
        return new WindowRates(
                series,
                window.from(),
                window.to(),
                counts.answers(),
                counts.counts(),
                OptionalDouble.of(counts.coverage()),
                RateEstimator.of(counts.overall(), effect(everything, OutcomeCounts::overall)),
                RateEstimator.of(counts.conditional(), effect),
                RateReports.worstCase(counts, effect),
                Math.max(1, effect.value()),
                List.of(instrument.state()));
    }

    /** The rates of each step that has answers; {@code everything} are the counts of the whole series. */
    static RatesOverTime overTime(
            String model,
            TimeGrid grid,
            Map<Series, Map<Integer, OutcomeCounts>> steps,
            Map<Series, Map<QuestionVariant, OutcomeCounts>> everything) {
        return new RatesOverTime(
                model,
                grid.from(),
                grid.to(),
                grid.step().toSeconds(),
                steps.entrySet().stream()
                        .map(entry -> curve(
                                grid,
                                entry.getKey(),
                                entry.getValue(),
                                everything.getOrDefault(entry.getKey(), Map.of())))
                        .toList());
    }

    private static Curve curve(
            TimeGrid grid,
            Series series,
            Map<Integer, OutcomeCounts> steps,
            Map<QuestionVariant, OutcomeCounts> everything) {
        DesignEffect overall = effect(everything, OutcomeCounts::overall);
        DesignEffect conditional = effect(everything, OutcomeCounts::conditional);
        return new Curve(
                series,
                steps.entrySet().stream()
                        .map(step -> new Point(
                                grid.at(step.getKey()),
                                step.getValue().answers(),
                                step.getValue().counts(),
                                RateEstimator.of(step.getValue().overall(), overall),
                                Optional.of(RateEstimator.of(step.getValue().conditional(), conditional))))
                        .toList());
    }

    private static DesignEffect effect(
            Map<QuestionVariant, OutcomeCounts> counts, Function<OutcomeCounts, QuestionCount> rate) {
        return DesignEffect.of(counts.values().stream().map(rate).toList());
    }
}
