package io.plumbline.events.answer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.plumbline.events.field.Text;

import static java.util.Objects.requireNonNull;

/**
 * One alternative of the judge's first token.
 *
 * @param token as sent, white space included; untrusted
 * @param probability 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenProbability(String token, double probability) {
    public TokenProbability {
        requireNonNull(token, "token is missing");
        // Providers round: a probability can come out a hair above 1.
        Text.within("probability", probability, 0, 1.001);
    }
}
