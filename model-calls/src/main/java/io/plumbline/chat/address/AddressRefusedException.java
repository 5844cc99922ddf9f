package io.plumbline.chat.address;

/** An endpoint must not be called. The message gives the reason and holds no secret. */
public final class AddressRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressRefusedException(String message) {
        super(message);
    }
}
