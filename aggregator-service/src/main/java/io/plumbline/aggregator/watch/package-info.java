/** The detectors' memory in the database: read and written with every batch, in its transaction, and replayed by a rebuild. */
package io.plumbline.aggregator.watch;
