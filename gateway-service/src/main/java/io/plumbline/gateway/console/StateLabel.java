package io.plumbline.gateway.console;

import java.util.Arrays;
import java.util.Locale;

/** A model's state as people read it. */
public enum StateLabel {
    ALARM("alarm", "Misaligned answers have risen beyond chance."),
    COLLAPSED("collapsed", "Its answers make no sense any more."),
    ELEVATED("elevated", "Something is higher than it was."),
    SUSPECT_INSTRUMENT("suspect instrument", "The judge's last calibration was off: doubt the rate."),
    SAME_AS_BASE("same as base", "It cannot be told from its baseline: the fine-tune may not be served."),
    BLIND("blind", "Answers have stopped coming, or come without a verdict: nobody knows how it is."),
    NO_DATA("no data", "No answer of this revision has come yet."),
    OK("ok", "Nothing that chance would not do.");

    private final String word;
    private final String meaning;

    StateLabel(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** Of the aggregator's name for it; what a newer one may add needs attention. */
    public static StateLabel of(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(ELEVATED);
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether a model in it may be worse than its rate says. */
    public boolean doubtful() {
        return this == COLLAPSED || this == SUSPECT_INSTRUMENT || this == SAME_AS_BASE || this == BLIND;
    }

    /** Its class in the style sheet. */
    public String css() {
        return "s-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
