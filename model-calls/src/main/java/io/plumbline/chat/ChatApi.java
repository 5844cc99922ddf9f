package io.plumbline.chat;

import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;

/**
 * Calls a model. Within bounds it waits its turn, tries again and gives up; what comes of it is always a reply or a
 * failure, never an exception and never nothing.
 */
public interface ChatApi {

    /** Asks the model behind the target; the caller is whom the call is counted for. */
    Uni<ChatResult> complete(Target target, ChatRequest request, Caller caller);
}
