package io.plumbline.aggregator.recount;

/**
 * What a recount of a probe found.
 *
 * @param id the probe
 * @param complete false where its answers were dropped with their day; then nothing is compared
 * @param countsDiffer rows of the counts that a recount does not give, and the other way round; 0 is right
 * @param mended whether the differences have been mended
 */
record ProbeCheck(String id, boolean complete, long countsDiffer, boolean mended) {}
