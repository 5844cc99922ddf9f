package io.plumbline.reports.fleet;

import io.plumbline.events.answer.Source;
import io.plumbline.reports.Report;

/**
 * The question set that a model's rate is of. Answers to other question sets, by other instruments or of other sources never
 * enter it.
 *
 * @param questionSet the question set, with the hash of its content
 * @param instrument id of the instrument
 * @param source where the answers come from
 */
@Report
public record RatedSet(String questionSet, String instrument, Source source) {}
