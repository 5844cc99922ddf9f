package io.plumbline.chat.protocol;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.answer.Usage;
import java.util.Optional;

/**
 * What came of one call over HTTP.
 *
 * @param result a reply or a failure
 * @param passing whether another attempt may bring a reply
 * @param hints what the provider says of its limits
 * @param dialect the request's form that the provider asks for instead, where it rejects this one
 */
public record Attempt(ChatResult result, boolean passing, RateHints hints, Optional<Dialect> dialect) {

    /** A reply. */
    static Attempt replied(ChatResult.Reply reply, RateHints hints) {
        return new Attempt(reply, false, hints, Optional.empty());
    }

    /** A failure that another attempt may mend. */
    public static Attempt passing(Failure failure, RateHints hints) {
        return new Attempt(failure, true, hints, Optional.empty());
    }

    /** A failure that stays. */
    public static Attempt lasting(Failure failure, RateHints hints) {
        return new Attempt(failure, false, hints, Optional.empty());
    }

    Attempt askingFor(Optional<Dialect> form) {
        return new Attempt(result, passing, hints, form);
    }

    /** What went wrong, if anything. */
    public Optional<Failure> failure() {
        return result.fold(reply -> Optional.empty(), Optional::of);
    }

    /** The kind of what went wrong, if anything. */
    public Optional<Kind> kind() {
        return failure().map(Failure::kind);
    }

    /** Tokens charged; none for a failure. */
    public Usage usage() {
        return result.fold(ChatResult.Reply::usage, failure -> Usage.NONE);
    }
}
