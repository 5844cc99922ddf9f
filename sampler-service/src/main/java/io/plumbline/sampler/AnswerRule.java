package io.plumbline.sampler;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.UnscoredReason;

/** Makes the answer that can be judged from a model's reply. */
final class AnswerRule {

    private AnswerRule() {}

    /** The answer in a reply. A refusal in the provider's own field is the text that a user sees, and so it is the answer. */
    static CallResult of(Reply reply) {
        Reasoning.Split split = Reasoning.split(reply.refusal().orElse(reply.content()));
        if (split.answer().isBlank() && reply.finishReason().equals("length")) {
            return new Failed(UnscoredReason.TRUNCATED, "all tokens were spent before the answer", reply.attempts());
        }
        return new Answered(
                split.answer(),
                reply.reasoning().or(split::reasoning),
                new ModelReply(reply.finishReason(), reply.model(), reply.systemFingerprint()),
                reply.usage(),
                reply.latency(),
                reply.attempts(),
                reply.firstToken());
    }

    /** The reason why there is no answer. */
    static CallResult of(Failure failure) {
        return new Failed(
                failure.kind() == Failure.Kind.FILTERED ? UnscoredReason.TARGET_FILTERED : UnscoredReason.TARGET_ERROR,
                failure.kind().label() + ": " + failure.detail(),
                failure.attempts());
    }
}
