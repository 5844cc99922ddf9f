package io.plumbline.events.judging;

/** How the judge's reply becomes a reading. */
public enum ScoringMode {
    /** One token with its twenty likeliest alternatives; the reading is their expected value. */
    LOGPROBS,
    /** Several replies; the reading is the mean of those that are one integer and nothing else. */
    SAMPLED,
    /** One reply out of a closed set of labels. */
    TEXT
}
