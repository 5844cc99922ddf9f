package io.plumbline.judge.wording;

/** A rubric's template that {@code str.format} would refuse; the message says what and where. */
public final class MalformedTemplateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MalformedTemplateException(String message) {
        super(message);
    }
}
