package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import java.util.EnumSet;
import java.util.Set;

/** Reads the replies to the request to say 100. Only evidence makes a judge unfit: a failed call is no evidence. */
public final class CapabilityRule {

    /** The failures by which endpoints reject an unknown parameter. */
    private static final Set<Failure.Kind> REJECTING = EnumSet.of(Failure.Kind.HTTP_4XX, Failure.Kind.BAD_RESPONSE);

    private CapabilityRule() {}

    /** Whether a failed call may have failed because of its logprobs. The same call without them tells. */
    public static boolean mayRejectLogprobs(Failure failure) {
        return REJECTING.contains(failure.kind());
    }

    /** The finding after a rejected call with logprobs, from the result of the same call without them. */
    public static Capability rejected(Failure withLogprobs, ChatResult without) {
        return without.fold(
                reply -> Capability.unfit(Capability.Check.LOGPROBS, "logprobs are rejected: " + withLogprobs.detail()),
                failure -> Capability.unknown(failure.detail()));
    }

    /**
     * The finding from a reply to the request to say 100. A reply from which the judge's tokens cannot be told leaves the finding
     * to the known answers.
     *
     * @param asked number of alternatives that the request asked for
     */
    public static Capability hundred(Reply reply, int asked) {
        Alternatives alternatives = Alternatives.of(reply.firstToken(), asked);
        if (alternatives.fault().isPresent()) {
            return Capability.unfit(
                    Capability.Check.LOGPROBS, alternatives.fault().get());
        }
        return HundredRule.spelling(alternatives) == HundredRule.Spelling.APART
                ? Capability.unfit(
                        Capability.Check.HUNDRED,
                        "100 is not one token: it begins with "
                                + HundredRule.beginning(alternatives).orElseThrow()
                                + "; mode spelled reads judges that write numbers digit by digit")
                : Capability.fit();
    }

    /** Whether the request to say 100 must be made in other words, because the reply does not tell the judge's tokens. */
    public static boolean isUntold(Reply reply, int asked) {
        return HundredRule.spelling(Alternatives.of(reply.firstToken(), asked)) == HundredRule.Spelling.UNTOLD;
    }
}
