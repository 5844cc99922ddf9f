package io.plumbline.gateway.answers.pushed.sampling;

import io.plumbline.gateway.http.Findings;
import java.util.Optional;

/**
 * Which answers are judged: a share of them, chosen by the ids alone, so that every replica chooses the same ones and a larger
 * share holds the smaller.
 *
 * @param rate 0 to 1
 */
public record SampleShare(double rate) {

    public SampleShare {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate must lie in 0..1, not " + rate);
        }
    }

    /** The share that a query parameter names; empty where there is none. */
    public static Optional<SampleShare> of(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("0|1|[01]?\\.[0-9]{1,9}") || Double.parseDouble(text) > 1) {
            new Findings().add("/rate", "must be a number in 0..1").refuse();
        }
        return Optional.of(new SampleShare(Double.parseDouble(text)));
    }

    /** Whether an answer is chosen. */
    public boolean includes(AnswerHash answer) {
        return answer.position() < rate;
    }
}
