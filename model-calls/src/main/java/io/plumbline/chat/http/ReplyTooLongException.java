package io.plumbline.chat.http;

/** The reply is longer than allowed; its rest is not read. */
final class ReplyTooLongException extends RuntimeException {

    ReplyTooLongException(int maxBytes) {
        super("a reply of more than " + maxBytes + " bytes");
    }
}
