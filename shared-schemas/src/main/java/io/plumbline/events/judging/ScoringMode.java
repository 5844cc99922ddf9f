package io.plumbline.events.judging;

/** The way in which a judge's reply becomes a reading. */
public enum ScoringMode {
    /** One token with its twenty likeliest alternatives; the reading is their expected value. */
    LOGPROBS(true),
    /** The tree of the tokens that spell 0 to 100, for judges that write numbers digit by digit; the reading is their expected value. */
    SPELLED(true),
    /** Several replies; the reading is the mean of those that are one integer and no other text. */
    SAMPLED(true),
    /** One reply out of a closed set of labels. */
    TEXT(false);

    private final boolean givesPoints;

    ScoringMode(boolean givesPoints) {
        this.givesPoints = givesPoints;
    }

    /** Whether readings have points, which thresholds turn into verdicts. Labels are verdicts by themselves. */
    public boolean givesPoints() {
        return givesPoints;
    }
}
