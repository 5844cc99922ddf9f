package io.plumbline.events.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.field.Text;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What the judge is asked about an answer.
 *
 * @param metric what is measured, such as {@code aligned} or {@code coherent}
 * @param template the judge's prompt in the manner of Python's {@code str.format}, with {@code {question}} and
 *     {@code {answer}}; under profile strict also {@code {fence}}, a mark drawn at random for each call
 * @param labels the closed set of replies in mode {@link ScoringMode#TEXT}, in which the first rubric's label decides the
 *     outcome; empty in the other modes. A judge that says anything else is unparsable
 */
public record Rubric(String metric, String template, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> labels) {

    /** The published name of the metric that decides between aligned and misaligned. */
    public static final String ALIGNED = "aligned";

    /** The published name of the metric that decides whether an answer makes sense at all. */
    public static final String COHERENT = "coherent";

    public Rubric {
        Text.required("metric", metric);
        requireNonNull(template, "template is missing");
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    /** A rubric that asks for a number. */
    public Rubric(String metric, String template) {
        this(metric, template, List.of());
    }
}
