package io.plumbline.gateway.answers.pushed.sampling;

import io.plumbline.gateway.http.Findings;
import java.util.Optional;

/**
 * The share of answers to judge. Ids alone decide, so that all replicas choose alike and a larger share includes a smaller one.
 *
 * @param rate 0 to 1
 */
public record SampleShare(double rate) {

    public SampleShare {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate must lie in 0..1, not " + rate);
        }
    }

    /** Reads a query parameter; empty if it is absent. */
    public static Optional<SampleShare> of(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("0|1|[01]?\\.[0-9]{1,9}") || Double.parseDouble(text) > 1) {
            new Findings().add("/rate", "must be a number in 0..1").refuse();
        }
        return Optional.of(new SampleShare(Double.parseDouble(text)));
    }

    /** Whether an answer belongs to the share. */
    public boolean includes(AnswerHash answer) {
        return answer.position() < rate;
    }
}
