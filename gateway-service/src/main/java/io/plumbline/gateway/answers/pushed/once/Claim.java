package io.plumbline.gateway.answers.pushed.once;

/**
 * Answer to the question whether an answer may be sent.
 *
 * @param first the push that came first with this id
 * @param state whether it may be sent now
 */
public record Claim(FirstPush first, State state) {

    /** Whether an answer may be sent. */
    public enum State {
        /** The asking push must send it, and then say whether the broker has it. */
        MINE,
        /** The broker has it. */
        DURABLE,
        /** Another push is sending it. */
        ELSEWHERE
    }
}
