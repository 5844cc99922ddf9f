package io.plumbline.chat.address;

/** An endpoint must not be called; the message says why, without anything secret. */
public final class AddressRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressRefusedException(String message) {
        super(message);
    }
}
