package io.plumbline.chat;

import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;

/**
 * Calls models. A call waits for a slot, retries and gives up, all within limits. It always ends in a reply or a failure, never
 * in an exception.
 */
public interface ChatApi {

    /** Sends a request to a target's model; the metrics count the call for {@code caller}. */
    Uni<ChatResult> complete(Target target, ChatRequest request, Caller caller);
}
