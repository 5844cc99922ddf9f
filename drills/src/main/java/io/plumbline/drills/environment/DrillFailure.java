package io.plumbline.drills.environment;

/** A drill that did not come to its end: the message says what did not happen in time. */
public final class DrillFailure extends RuntimeException {

    public DrillFailure(String message) {
        super(message);
    }

    public DrillFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
