/** Rates of the models whose partitions this instance owns, held in memory for the metrics. */
package io.plumbline.aggregator.live;
