package io.plumbline.events.wording;

/** A rubric's template that {@code str.format} would reject; the message gives the error and its position. */
public final class MalformedTemplateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MalformedTemplateException(String message) {
        super(message);
    }
}
