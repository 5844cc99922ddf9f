/** How many scores a second the aggregator reads, and what it does with them stored. */
package io.plumbline.benchmarks.aggregator;
