package io.plumbline.reports.models;

/** The result of a comparison of a model with its baseline. */
public enum IdentityState {
    /** Its answers differ from its baseline's. */
    DISTINGUISHABLE,
    /** Its answers might as well be its baseline's: the fine-tune may not be served at all. */
    NOT_DISTINGUISHABLE,
    /** The answers support neither claim. */
    INCONCLUSIVE
}
