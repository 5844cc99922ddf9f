package io.plumbline.chat;

import io.plumbline.events.answer.TokenProbability;
import java.util.List;

/**
 * One token of a reply.
 *
 * @param said the token, as sent; untrusted
 * @param alternatives the likeliest tokens at its place, likeliest first; empty if the provider sent none. What was said need not
 *     be the first of them, nor be among them
 */
public record ReplyToken(String said, List<TokenProbability> alternatives) {

    public ReplyToken {
        alternatives = List.copyOf(alternatives);
    }
}
