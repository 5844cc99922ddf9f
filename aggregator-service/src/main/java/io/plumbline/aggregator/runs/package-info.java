/** Readings that travel beside the answers in runs, such as known answers and comparisons: each entered once, and counted by run. */
package io.plumbline.aggregator.runs;
