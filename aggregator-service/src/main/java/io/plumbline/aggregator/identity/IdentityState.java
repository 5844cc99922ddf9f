package io.plumbline.aggregator.identity;

/** What a comparison of a model with its baseline ended in. */
public enum IdentityState {
    /** Its answers are its own. */
    DISTINGUISHABLE,
    /** Its answers might as well be its baseline's: the fine-tune may not be served at all. */
    NOT_DISTINGUISHABLE,
    /** Neither can be claimed. */
    INCONCLUSIVE
}
