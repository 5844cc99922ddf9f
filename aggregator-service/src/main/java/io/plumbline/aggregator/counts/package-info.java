/** Counts of answers: by series, question, outcome, band of alignment and five minutes. Rates and gauges follow from them. */
package io.plumbline.aggregator.counts;
