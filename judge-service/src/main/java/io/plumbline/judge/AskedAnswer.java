package io.plumbline.judge;

/**
 * An answer that a judge is asked about.
 *
 * @param judging id of this judging alone, which sets its draws apart from those of all others; a judging that is repeated after a
 *     crash keeps it
 * @param question what the model was asked
 * @param text the answer
 */
record AskedAnswer(String judging, String question, String text) {}
