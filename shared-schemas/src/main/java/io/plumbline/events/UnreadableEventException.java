package io.plumbline.events;

/** A record's value is not the event that its topic carries. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
