package io.plumbline.chat.call;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Calls models over HTTP: each target has a {@link ModelEndpoint}, and each call of it is a {@link ModelCall}. */
@Singleton
class HttpChatApi implements ChatApi {

    private final ModelEndpoints endpoints;

    @Inject
    HttpChatApi(ModelEndpoints endpoints, CallDrain drain) {
        this(endpoints);
        drain.waitFor(endpoints);
    }

    HttpChatApi(ModelEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Uni<ChatResult> complete(Target target, ChatRequest request, Caller caller) {
        return endpoints.of(target).call(request, caller);
    }
}
