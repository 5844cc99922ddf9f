package io.plumbline.database;

/** Another instance has written the rows that a transaction goes by. The transaction must be tried again from its start. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
