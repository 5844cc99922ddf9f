package io.plumbline.aggregator.rates;

import io.plumbline.events.Series;

/** The rates of one of a model's series: of all its answers, or of those of a window. */
public sealed interface ModelRates permits SeriesRates, WindowRates {

    /** The series. */
    Series series();
}
