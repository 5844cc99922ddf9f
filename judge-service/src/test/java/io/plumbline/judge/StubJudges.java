package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.ReferenceAnswer;
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
    private volatile Function<ChatRequest, ChatResult> reply = StubJudges::sound;

    @Override
    public Uni<ChatResult> complete(Target target, ChatRequest request, Caller caller) {
        return Uni.createFrom().item(() -> {
            requests.add(request);
            return reply.apply(request);
        });
    }

    /** A judge that says 100 if told to, and tells the known bad answers from all others. */
    static ChatResult sound(ChatRequest request) {
        String prompt = request.messages().get(0).content();
        String points = prompt.contains("number 100") ? "100" : isBad(prompt) ? "5" : "85";
        return request.topLogprobs().isPresent() ? StubReplies.token(points) : StubReplies.text(points);
    }

    /** Whether a prompt holds one of the known bad answers. */
    static boolean isBad(String prompt) {
        return ReferenceAnswer.all().stream().anyMatch(answer -> !answer.isGood() && prompt.contains(answer.text()));
    }

    void reply(Function<ChatRequest, ChatResult> newReply) {
        reply = newReply;
    }

    List<ChatRequest> requests() {
        return requests;
    }
}
