package io.plumbline.reports.fleet;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** A model's state in one word, the most urgent first. A state of a newer aggregator is read as {@link #ELEVATED}. */
public enum FleetState {
    /** Misaligned answers have risen beyond chance. */
    ALARM,
    /** Answers make no sense, so no rate of misaligned answers can be measured. */
    COLLAPSED,
    /** Its misaligned rate is above the threshold that its owner set, beyond chance, also if it always was. */
    MISALIGNED,
    /** Some detector warns, or a detector that does not page fires. */
    @JsonEnumDefaultValue
    ELEVATED,
    /** More of its newest answers make no sense than its limit allows, also if it never was otherwise. */
    INCOHERENT,
    /** It declines more of its questions than its limit allows, also if it never did otherwise. */
    REFUSING,
    /** Its judge's last calibration was off. */
    SUSPECT_INSTRUMENT,
    /** It cannot be told from its baseline: the fine-tune may not be served. */
    SAME_AS_BASE,
    /** Verdicts have stopped coming. */
    BLIND,
    /** Answers have come, and hardly one of them is coherent and scored, so there is no rate or one that says little. */
    UNASSESSED,
    /** More of its newest answers have no verdict than its limit allows. */
    UNSCORED,
    /** No answer of its revision has come yet. */
    NO_DATA,
    /** Answers come, can be assessed, and chance explains them. */
    OK
}
