package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.prompt.Gold;

/**
 * An answer that people have labelled.
 *
 * @param id unique in its set
 * @param question the question that it answers
 * @param text the answer
 * @param truth the people's label and point ranges
 */
record GoldAnswer(String id, String question, String text, Gold truth) {}
