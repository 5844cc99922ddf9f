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
 * @param passing whether the failure can pass, so that another attempt can bring a reply
 * @param hints the state of the provider's limits
 * @param dialect the variant of the request to try next, if the provider rejected this one
 */
public record Attempt(ChatResult result, boolean passing, RateHints hints, Optional<Dialect> dialect) {

    static Attempt replied(ChatResult.Reply reply, RateHints hints) {
        return new Attempt(reply, false, hints, Optional.empty());
    }

    /** A failure after which another attempt can succeed. */
    public static Attempt passing(Failure failure, RateHints hints) {
        return new Attempt(failure, true, hints, Optional.empty());
    }

    /** A failure that another attempt would repeat. */
    public static Attempt lasting(Failure failure, RateHints hints) {
        return new Attempt(failure, false, hints, Optional.empty());
    }

    Attempt askingFor(Optional<Dialect> variant) {
        return new Attempt(result, passing, hints, variant);
    }

    /** The failure; empty for a reply. */
    public Optional<Failure> failure() {
        return result.fold(reply -> Optional.empty(), Optional::of);
    }

    /** The kind of the failure; empty for a reply. */
    public Optional<Kind> kind() {
        return failure().map(Failure::kind);
    }

    /** Tokens charged; none for a failure. */
    public Usage usage() {
        return result.fold(ChatResult.Reply::usage, failure -> Usage.NONE);
    }
}
