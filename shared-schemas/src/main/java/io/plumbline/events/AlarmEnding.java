package io.plumbline.events;

/** Why an alarm went quiet. Another judge, another question set or an ad-hoc probe is no reason: they are series of their own. */
public enum AlarmEnding {
    /** The series' own answers have been good for long enough. For a warning: its evidence is gone. */
    CLEARED("ended by good answers"),
    /** The answers come from a newer revision of the model, which is watched anew. */
    REPLACED("ended because a newer revision answers"),
    /** No prompt of the series was released for longer than {@code plumbline.detectors.retire-after}. */
    NOT_ASKED("ended because these questions are not asked any more"),
    /** What the series' detectors knew was not sound, such as rates diluted by an outage; they begin anew. */
    STARTED_ANEW("ended because the detectors begin anew after an upgrade or a wrong clock");

    private final String words;

    AlarmEnding(String words) {
        this.words = words;
    }

    /** The ending in words, after "the alarm". */
    public String words() {
        return words;
    }
}
