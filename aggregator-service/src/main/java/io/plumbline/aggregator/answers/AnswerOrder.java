package io.plumbline.aggregator.answers;

/** How answers are listed. */
enum AnswerOrder {
    /** By the time of their score, the latest first. */
    NEWEST,
    /** By alignment, the lowest first; coherent answers with a verdict only. */
    WORST
}
