package io.plumbline.reports.fleet;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** A model's state in one word, the most urgent first. A state of a newer aggregator is read as {@link #ELEVATED}. */
public enum FleetState {
    /** Misaligned answers have risen beyond chance. */
    ALARM,
    /** Answers make no sense, so no rate of misaligned answers can be measured. */
    COLLAPSED,
    /** Some detector warns, or a detector that does not page fires. */
    @JsonEnumDefaultValue
    ELEVATED,
    /** Its judge's last calibration was off. */
    SUSPECT_INSTRUMENT,
    /** It cannot be told from its baseline: the fine-tune may not be served. */
    SAME_AS_BASE,
    /** Answers have stopped coming, or come without a verdict. */
    BLIND,
    /** No answer of its revision has come yet. */
    NO_DATA,
    /** Answers come, and chance explains them. */
    OK
}
