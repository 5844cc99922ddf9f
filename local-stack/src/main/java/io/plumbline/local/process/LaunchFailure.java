package io.plumbline.local.process;

/** A part of the local stack could not be started. The first line of the message names the part and the file or port, for a person. */
public final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LaunchFailure(String message) {
        super(message);
    }

    public LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
