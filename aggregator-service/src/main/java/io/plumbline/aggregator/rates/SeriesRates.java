package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.Series;

/**
 * The rates of one series; series are never pooled here.
 *
 * @param series what was asked of whom, and measured with what
 * @param rates its rates
 */
public record SeriesRates(@JsonUnwrapped Series series, @JsonUnwrapped RateView rates) {}
