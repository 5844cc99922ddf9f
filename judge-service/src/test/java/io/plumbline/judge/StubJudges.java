package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.StubReplies;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A judge that says what a test wants and reports what it was sent. */
final class StubJudges implements ChatApi {

    static final Target TARGET = Target.open(URI.create("http://127.0.0.1:1/v1"), "stub-judge");

    private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<ChatRequest, ChatResult> reply =
            request -> request.topLogprobs().isPresent() ? StubReplies.token("85") : StubReplies.text("85");

    @Override
    public Uni<ChatResult> complete(Target target, ChatRequest request, Caller caller) {
        return Uni.createFrom().item(() -> {
            requests.add(request);
            return reply.apply(request);
        });
    }

    void reply(Function<ChatRequest, ChatResult> newReply) {
        reply = newReply;
    }

    List<ChatRequest> requests() {
        return requests;
    }
}
