package io.plumbline.events.field;

/** A record's value is not the event that its topic carries. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A reason in words, without text of the record. */
    public UnreadableEventException(String message) {
        super(message);
    }

    /** A reason in words, without text of the record, and what was thrown. */
    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
