/** The stored state of the detectors: read and written with every batch, in its transaction, and replayed by a rebuild. */
package io.plumbline.aggregator.watch;
