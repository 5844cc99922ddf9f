package io.plumbline.simulator.chat;

import java.util.List;

/**
 * One position of an answer.
 *
 * @param said the token that was said, with its own log probability
 * @param top the likeliest tokens there, likeliest first; at most 20
 */
public record TokenStep(TokenOdds said, List<TokenOdds> top) {

    public TokenStep {
        top = List.copyOf(top);
    }
}
