package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.calibration.InstrumentState;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.events.Series;
import java.util.List;
import java.util.Map;

/**
 * The rates of one series; series are never pooled here.
 *
 * @param series what was asked of whom, and measured with what
 * @param rates its rates
 * @param instruments how its one instrument does
 */
public record SeriesRates(
        @JsonUnwrapped Series series, @JsonUnwrapped RateView rates, List<InstrumentState> instruments)
        implements ModelRates {

    static SeriesRates of(
            Series series, Map<QuestionVariant, OutcomeCounts> cells, Map<String, InstrumentState> states) {
        List<InstrumentState> instrument = List.of(states.get(series.instrument()));
        return new SeriesRates(series, RateView.of(cells, instrument), instrument);
    }
}
