package io.plumbline.simulator.chat;

/**
 * A token that the model might have said.
 *
 * @param token as sent, with its leading space
 * @param logprob natural logarithm of its probability, 0 or less
 */
public record TokenOdds(String token, double logprob) {

    /** From a probability above 0. */
    public static TokenOdds ofProbability(String token, double probability) {
        return new TokenOdds(token, Math.log(probability));
    }
}
