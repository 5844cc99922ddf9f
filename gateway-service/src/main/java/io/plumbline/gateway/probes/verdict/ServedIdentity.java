package io.plumbline.gateway.probes.verdict;

/**
 * Whether the model that answers differs from its baseline, as it must if its fine-tune is being served.
 *
 * @param state the result of the comparison
 * @param reason the result in words; empty if there was none
 */
public record ServedIdentity(State state, String reason) {

    /** The model was not compared, because it has no baseline or its baseline is never compared with it. */
    public static final ServedIdentity NOT_COMPARED = new ServedIdentity(State.NOT_COMPARED, "");

    ServedIdentity withoutPending() {
        return state == State.PENDING ? new ServedIdentity(State.DISTINGUISHABLE, reason) : this;
    }

    /** The result of a comparison. */
    public enum State {
        /** There is no comparison. */
        NOT_COMPARED,
        /** Both answer differently. */
        DISTINGUISHABLE,
        /** Both answer alike. */
        NOT_DISTINGUISHABLE,
        /** The comparison has ended without a result. */
        UNDECIDED,
        /** The comparison has not ended. */
        PENDING
    }
}
