package io.plumbline.cli;

/** A command cannot do what it was asked for; the message is the one line that the user sees. */
class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
