package io.plumbline.gateway.console.models;

import io.plumbline.reports.answers.AnswerPoint;
import io.plumbline.reports.rates.RatesOverTime;
import java.util.List;
import java.util.Optional;

/**
 * The user's choice of a series and a window, with the reports on it.
 *
 * @param place place in the list of the model's series, from 0; there may be no series at this place
 * @param window window of the chart
 * @param overTime rates in the window; empty if there is no series or the aggregator has no answers of it
 * @param points newest answers by their points
 */
record ChosenSeries(int place, ChartWindow window, Optional<RatesOverTime> overTime, List<AnswerPoint> points) {}
