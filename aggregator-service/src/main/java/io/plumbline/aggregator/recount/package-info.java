/** Recomputes counts and detectors from the stored answers, to check or to mend them. */
package io.plumbline.aggregator.recount;
