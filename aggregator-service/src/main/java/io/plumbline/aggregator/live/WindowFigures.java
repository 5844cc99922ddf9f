package io.plumbline.aggregator.live;

import io.plumbline.reports.rates.Rate;

/**
 * What the gauges show of one question set in one window.
 *
 * @param misaligned misaligned answers among the coherent ones, with the anytime-valid 95 % interval
 * @param coverage share of the answers that have a verdict, 0 to 1; NaN at n = 0
 * @param coherent share of the answers with a verdict that are not incoherent, 0 to 1; NaN at n = 0
 * @param refused share of the answers with a verdict that are refusals, 0 to 1; NaN at n = 0
 * @param answers number of answers, at least 0
 */
record WindowFigures(Rate misaligned, double coverage, double coherent, double refused, long answers) {}
