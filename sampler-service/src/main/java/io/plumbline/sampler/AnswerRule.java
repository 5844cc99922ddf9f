package io.plumbline.sampler;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.Answered;
import io.plumbline.events.CallResult;
import io.plumbline.events.Failed;
import io.plumbline.events.UnscoredReason;
import java.util.Locale;

/** What of a model's reply is an answer that can be judged. */
final class AnswerRule {

    private AnswerRule() {}

    static CallResult of(Reply reply) {
        if (reply.finishReason().equals("content_filter")) {
            return new Failed(
                    UnscoredReason.TARGET_FILTERED, "the provider's filter withheld the answer", reply.attempts());
        }
        Reasoning.Split split = Reasoning.split(reply.refusal().orElse(reply.content()));
        if (split.answer().isBlank() && reply.finishReason().equals("length")) {
            return new Failed(UnscoredReason.TRUNCATED, "all tokens were spent before the answer", reply.attempts());
        }
        return new Answered(
                split.answer(),
                reply.reasoning().or(split::reasoning),
                reply.finishReason(),
                reply.model(),
                reply.systemFingerprint(),
                reply.usage(),
                reply.latency(),
                reply.attempts());
    }

    static CallResult of(Failure failure) {
        return new Failed(
                failure.kind() == Failure.Kind.FILTERED ? UnscoredReason.TARGET_FILTERED : UnscoredReason.TARGET_ERROR,
                failure.kind().name().toLowerCase(Locale.ROOT) + ": " + failure.detail(),
                failure.attempts());
    }
}
