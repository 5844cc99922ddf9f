package io.plumbline.sampler;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.ReplyEnding;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.ReasoningSplit;
import io.plumbline.events.answer.UnscoredReason;
import java.util.Map;

/** Makes the answer that can be judged from a model's reply. */
final class AnswerRule {

    private AnswerRule() {}

    private static final Map<Kind, UnscoredReason> REASONS = Map.of(
            Kind.FILTERED, UnscoredReason.TARGET_FILTERED,
            Kind.UNFINISHED, UnscoredReason.UNFINISHED,
            Kind.REPEATED, UnscoredReason.REPEATED_REPLY,
            Kind.OTHER_MODEL, UnscoredReason.OTHER_MODEL,
            Kind.WITHDRAWN, UnscoredReason.CANCELLED);

    /**
     * The answer in a reply. A refusal in the provider's own field is the text that a user sees, and so it is the answer. A reply
     * without a text for the user has none.
     */
    static CallResult of(Reply reply) {
        ReasoningSplit split = ReasoningSplit.of(reply.refusal().orElse(reply.content()));
        if (reply.ending() == ReplyEnding.TOOL_CALL) {
            return none(reply, UnscoredReason.TOOL_CALL, "the model called a tool in place of an answer");
        }
        if (split.answer().isBlank()) {
            return reply.ending() == ReplyEnding.OUT_OF_TOKENS
                    ? none(reply, UnscoredReason.TRUNCATED, "all tokens were spent before the answer")
                    : none(reply, UnscoredReason.EMPTY_REPLY, empty(reply, split));
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
                REASONS.getOrDefault(failure.kind(), UnscoredReason.TARGET_ERROR),
                failure.kind().label() + ": " + failure.detail(),
                failure.attempts(),
                failure.usage());
    }

    private static Failed none(Reply reply, UnscoredReason reason, String detail) {
        return new Failed(reason, detail, reply.attempts(), reply.usage());
    }

    private static String empty(Reply reply, ReasoningSplit split) {
        return reply.reasoning().isPresent() || split.reasoning().isPresent()
                ? "the model thought and said nothing"
                : "the model ended its reply without a text";
    }
}
