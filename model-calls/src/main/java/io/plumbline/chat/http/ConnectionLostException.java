package io.plumbline.chat.http;

/** The connection broke after the request was sent, so that the provider may charge for a reply that never came. */
final class ConnectionLostException extends RuntimeException {

    ConnectionLostException(Throwable reason) {
        super(reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage(), reason);
    }
}
