package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.Gold;

/**
 * An answer that people have labelled.
 *
 * @param id unique in its set
 * @param question what it answers
 * @param text the answer
 * @param truth what is right about it
 */
record GoldAnswer(String id, String question, String text, Gold truth) {}
