package io.plumbline.sampler;

import io.opentelemetry.context.Context;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.Prompt;
import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls a canary's target for as many of the first token's alternatives as the endpoint returns. If the endpoint rejects the
 * number, a smaller one follows, and at last none, so that a canary never fails for lack of log probabilities. The accepted
 * number is tried first for an hour. It is not kept longer, because a rejection can have another reason.
 */
final class CanaryCalls {

    /** Numbers of alternatives to try: most endpoints allow 20, some 5. */
    private static final List<OptionalInt> WISHES = List.of(OptionalInt.of(20), OptionalInt.of(5), OptionalInt.empty());

    private static final int MOST_TARGETS = 1000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final ChatApi models;
    private final Map<Target, Lesson> accepted = new ConcurrentHashMap<>();

    private record Lesson(int wish, Instant until) {}

    CanaryCalls(ChatApi models) {
        this.models = models;
    }

    Uni<ChatResult> complete(Prompt prompt, Context trace) {
        return complete(prompt, trace, firstWish(prompt.target()));
    }

    private Uni<ChatResult> complete(Prompt prompt, Context trace, int wish) {
        ChatRequest request = new ChatRequest(prompt.messages(), prompt.sampling(), WISHES.get(wish));
        return models.complete(
                        prompt.target(), request, Caller.canary(prompt.model()).within(trace))
                .chain(result -> isRejected(result) && wish + 1 < WISHES.size()
                        ? complete(prompt, trace, wish + 1)
                        : Uni.createFrom().item(learned(prompt.target(), wish, result)));
    }

    private int firstWish(Target target) {
        Lesson lesson = accepted.get(target);
        return lesson == null || lesson.until().isBefore(Instant.now()) ? 0 : lesson.wish();
    }

    private static boolean isRejected(ChatResult result) {
        return result.fold(reply -> false, failure -> failure.kind() == Kind.HTTP_4XX);
    }

    /** Keeps an accepted number. Only a reply shows that it is accepted: an unknown model rejects every number. */
    private ChatResult learned(Target target, int wish, ChatResult result) {
        boolean replied = result.fold(reply -> true, failure -> false);
        if (replied && wish > firstWish(target) && accepted.size() < MOST_TARGETS) {
            accepted.put(target, new Lesson(wish, Instant.now().plus(REMEMBERED)));
        }
        return result;
    }
}
