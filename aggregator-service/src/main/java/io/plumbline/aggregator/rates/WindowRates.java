package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.calibration.InstrumentState;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.aggregator.counts.TimeGrid;
import io.plumbline.events.Series;
import io.plumbline.statistics.DesignEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rates of one series in a window of time, from counts of five minutes, which know outcomes and nothing else.
 *
 * @param series what was asked of whom, and measured with what
 * @param from start of the window, by the time of the answer
 * @param to end of the window
 * @param answers all attempts
 * @param counts them by outcome
 * @param coverage share of the attempts that have a verdict, 0 to 1; absent at n = 0
 * @param overall misaligned among the scored
 * @param conditional misaligned among those that are misaligned or aligned
 * @param worstCase misaligned among all attempts, were all unscored ones aligned, to were they all misaligned
 * @param designEffect that of the whole series: a window holds too few answers to each question to tell
 * @param instruments how its one instrument does
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WindowRates(
        @JsonUnwrapped Series series,
        Instant from,
        Instant to,
        long answers,
        Map<String, Long> counts,
        OptionalDouble coverage,
        Rate overall,
        Rate conditional,
        RateView.Bounds worstCase,
        double designEffect,
        List<InstrumentState> instruments)
        implements ModelRates {

    static WindowRates of(
            Series series,
            TimeGrid grid,
            OutcomeCounts tally,
            Map<QuestionVariant, OutcomeCounts> everything,
            InstrumentState instrument) {
        DesignEffect effect = RatesOverTime.effect(everything);
        return new WindowRates(
                series,
                grid.from(),
                grid.to(),
                tally.answers(),
                tally.counts(),
                OptionalDouble.of(tally.coverage()),
                Rate.of(tally.overall(), effect),
                Rate.of(tally.conditional(), effect),
                RateView.worstCase(tally),
                Math.max(1, effect.value()),
                List.of(instrument));
    }
}
