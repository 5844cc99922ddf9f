package io.plumbline.reports.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.plumbline.events.Series;
import io.plumbline.reports.Report;
import io.plumbline.reports.instruments.InstrumentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rates of one series in a window of time. They come from counts by five minutes, which hold outcomes only.
 *
 * @param series what the answers have in common; its fields stand beside the others in JSON
 * @param from start of the window, by the time of the answer
 * @param to end of the window, exclusive
 * @param answers all attempts, at least 0
 * @param counts attempts by outcome
 * @param coverage share of the attempts that have a verdict, 0 to 1; absent at n = 0
 * @param overall misaligned answers among the scored ones
 * @param conditional the misaligned rate: misaligned answers among the coherent ones, which are misaligned or aligned
 * @param worstCase 95 % interval of the misaligned rate with the unscored answers counted as coherent: its lower end if all of
 *     them were aligned, its upper end if all of them were misaligned
 * @param designEffect that of the whole series, at least 1: a window holds too few answers to each question to measure it
 * @param instruments state of the one instrument of the series
 */
@Report
@JsonDeserialize(using = JsonDeserializer.None.class)
public record WindowRates(
        @JsonUnwrapped Series series,
        Instant from,
        Instant to,
        long answers,
        Map<String, Long> counts,
        OptionalDouble coverage,
        Rate overall,
        Rate conditional,
        RateBounds worstCase,
        double designEffect,
        List<InstrumentState> instruments)
        implements ModelRates {

    public WindowRates {
        coverage = coverage == null ? OptionalDouble.empty() : coverage;
        instruments = List.copyOf(instruments);
    }
}
