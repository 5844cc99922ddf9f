package io.plumbline.local.process;

/** A part of the local stack could not be started. The first line of the message says what and where, for a person. */
public final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that has no deeper cause worth showing. */
    public LaunchFailure(String message) {
        super(message);
    }

    /** A failure with the exception that explains it. */
    public LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
