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
    private static final List<OptionalInt> TOP_LOGPROBS =
            List.of(OptionalInt.of(20), OptionalInt.of(5), OptionalInt.empty());

    private static final int MOST_TARGETS = 1000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final ChatApi models;
    private final Map<Target, AcceptedNumber> accepted = new ConcurrentHashMap<>();

    private record AcceptedNumber(int index, Instant until) {}

    CanaryCalls(ChatApi models) {
        this.models = models;
    }

    Uni<ChatResult> complete(Prompt prompt, Context trace) {
        return complete(prompt, trace, firstIndex(prompt.target()));
    }

    private Uni<ChatResult> complete(Prompt prompt, Context trace, int index) {
        ChatRequest request = SampleRequest.of(prompt, TOP_LOGPROBS.get(index));
        return models.complete(
                        prompt.target(), request, Caller.canary(prompt.model()).within(trace))
                .chain(result -> isRejected(result) && index + 1 < TOP_LOGPROBS.size()
                        ? complete(prompt, trace, index + 1)
                        : Uni.createFrom().item(learned(prompt.target(), index, result)));
    }

    private int firstIndex(Target target) {
        AcceptedNumber known = accepted.get(target);
        return known == null || known.until().isBefore(Instant.now()) ? 0 : known.index();
    }

    private static boolean isRejected(ChatResult result) {
        return result.fold(reply -> false, failure -> failure.kind() == Kind.HTTP_4XX);
    }

    /** Keeps an accepted number. Only a reply shows that it is accepted: an unknown model rejects every number. */
    private ChatResult learned(Target target, int index, ChatResult result) {
        boolean replied = result.fold(reply -> true, failure -> false);
        if (replied && index > firstIndex(target) && accepted.size() < MOST_TARGETS) {
            accepted.put(target, new AcceptedNumber(index, Instant.now().plus(REMEMBERED)));
        }
        return result;
    }
}
