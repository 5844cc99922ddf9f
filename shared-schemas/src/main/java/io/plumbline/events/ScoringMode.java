package io.plumbline.events;

/** How the judge's reply becomes a reading. */
public enum ScoringMode {
    /** One token with its twenty likeliest alternatives; the reading is their expected value. */
    LOGPROBS,
    /** Several replies, each of which must be one integer; the reading is their mean. */
    SAMPLED,
    /** One reply out of a closed set of labels. */
    TEXT
}
