package io.plumbline.simulator.chat;

import java.util.List;

/**
 * What a simulated model said.
 *
 * @param text the answer, cut after the tokens that the caller allowed
 * @param tokens tokens said, 0 or more
 * @param cut whether it was cut: finish_reason is then "length"
 * @param steps one entry per token if the request wanted log probabilities, else empty
 */
public record Generation(String text, int tokens, boolean cut, List<TokenStep> steps) {

    public Generation {
        steps = List.copyOf(steps);
    }
}
