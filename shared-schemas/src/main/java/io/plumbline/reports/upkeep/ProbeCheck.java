package io.plumbline.reports.upkeep;

import io.plumbline.reports.Report;

/**
 * The result of a recount of a probe.
 *
 * @param id the probe's id
 * @param complete false if its answers were dropped with their day; the counts are then not compared
 * @param countsDiffer rows in which the stored counts and the recount differ, in either direction; 0 is right
 * @param mended whether the differences have been mended
 */
@Report
public record ProbeCheck(String id, boolean complete, long countsDiffer, boolean mended) {}
