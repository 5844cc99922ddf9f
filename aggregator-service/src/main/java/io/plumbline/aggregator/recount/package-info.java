/** Counts and detectors made again from the stored answers: to prove them, or to mend them. */
package io.plumbline.aggregator.recount;
