package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.MeasuredSet;

/**
 * A measured set of one revision of a model, whose counts a page shows.
 *
 * @param model id of the model, or of a model's baseline
 * @param revision its registered revision
 * @param set the question set, its source and its instrument
 */
record CountedSet(String model, String revision, MeasuredSet set) {}
