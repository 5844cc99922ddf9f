package io.plumbline.chat.http;

/** The reply is longer than allowed; the rest of it is not read. */
final class ReplyTooLongException extends RuntimeException {

    ReplyTooLongException(int maxBytes) {
        super("a reply of more than " + maxBytes + " bytes");
    }
}
