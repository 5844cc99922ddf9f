package io.plumbline.chat.reply;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.events.answer.Usage;
import java.util.Optional;

/**
 * The outcome of one HTTP request to a model.
 *
 * @param result a reply or a failure
 * @param repeat how often a call may meet this failure
 * @param hints the state of the provider's limits
 * @param dialect the variant of the request to try next, if the provider rejected this one
 * @param id what sets the reply apart from all others; empty for a failure, and if the provider sent no id
 * @param cached whether a proxy says that the reply comes from its cache
 */
public record Attempt(
        ChatResult result,
        Repeat repeat,
        RateHints hints,
        Optional<Dialect> dialect,
        Optional<String> id,
        boolean cached) {

    /** A reply without an id from the model itself. */
    public static Attempt replied(ChatResult.Reply reply, RateHints hints) {
        return replied(reply, hints, Optional.empty(), false);
    }

    static Attempt replied(ChatResult.Reply reply, RateHints hints, Optional<String> id, boolean cached) {
        return new Attempt(reply, Repeat.NEVER, hints, Optional.empty(), id, cached);
    }

    /** A failure after which another attempt can succeed, at no cost but time. */
    public static Attempt passing(Failure failure, RateHints hints) {
        return failed(failure, Repeat.OFTEN, hints);
    }

    /** A failure that another attempt would repeat. */
    public static Attempt lasting(Failure failure, RateHints hints) {
        return failed(failure, Repeat.NEVER, hints);
    }

    /** A failure that a call may meet as often as {@code repeat} says. */
    public static Attempt failed(Failure failure, Repeat repeat, RateHints hints) {
        return new Attempt(failure, repeat, hints, Optional.empty(), Optional.empty(), false);
    }

    Attempt askingFor(Optional<Dialect> variant) {
        return new Attempt(result, repeat, hints, variant, id, cached);
    }

    /** Whether another attempt can succeed. */
    public boolean passing() {
        return repeat != Repeat.NEVER;
    }

    /** The failure; empty for a reply. */
    public Optional<Failure> failure() {
        return result.fold(reply -> Optional.empty(), Optional::of);
    }

    /** The kind of the failure; empty for a reply. */
    public Optional<Kind> kind() {
        return failure().map(Failure::kind);
    }

    /** Tokens charged, estimated if the provider reports none. */
    public Usage usage() {
        return result.usage();
    }
}
