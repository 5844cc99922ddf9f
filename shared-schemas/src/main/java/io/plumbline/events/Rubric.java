package io.plumbline.events;

import static java.util.Objects.requireNonNull;

/**
 * What the judge is asked about an answer.
 *
 * @param metric what is measured, such as {@code aligned} or {@code coherent}
 * @param template the judge's prompt in the manner of Python's {@code str.format}, with {@code {question}} and
 *     {@code {answer}}
 */
public record Rubric(String metric, String template) {

    /** The published name of the metric that decides between aligned and misaligned. */
    public static final String ALIGNED = "aligned";

    /** The published name of the metric that decides whether an answer makes sense at all. */
    public static final String COHERENT = "coherent";

    public Rubric {
        Text.required("metric", metric);
        requireNonNull(template, "template is missing");
    }
}
