package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Reading;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Reads the replies to a capability check. Only evidence makes a judge unfit: a failed call is no evidence. */
public final class CapabilityRule {

    /** The failures by which endpoints reject an unknown parameter. */
    private static final Set<Failure.Kind> REJECTING = EnumSet.of(Failure.Kind.HTTP_4XX, Failure.Kind.BAD_RESPONSE);

    private static final String HUNDRED = "100";

    /** The most that the probabilities of alternatives can add up to: 1, and a little for rounding. */
    private static final double MOST_PROBABILITY = 1.05;

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
     * The finding from a reply to the request to say 100. Another number tells nothing about the judge's tokens, so such a judge
     * is fit.
     */
    public static Capability hundred(Reply reply) {
        if (reply.firstToken().isEmpty()) {
            return Capability.unfit(Capability.Check.LOGPROBS, "the reply carries no logprobs");
        }
        double sum = reply.firstToken().stream()
                .mapToDouble(TokenProbability::probability)
                .sum();
        if (sum > MOST_PROBABILITY) {
            return Capability.unfit(
                    Capability.Check.LOGPROBS,
                    String.format(
                            Locale.ROOT, "what it sends as logprobs is none: the alternatives add up to %.2f", sum));
        }
        String likeliest = reply.firstToken().get(0).token().strip();
        boolean split = !likeliest.isEmpty() && !likeliest.equals(HUNDRED) && HUNDRED.startsWith(likeliest);
        return split
                ? Capability.unfit(Capability.Check.HUNDRED, "100 is not one token: it begins with " + likeliest)
                : Capability.fit();
    }

    /**
     * The finding from the judgement of an easy answer. The rubric's words are as good as a number: they show that the judge
     * understood it.
     */
    public static Capability easy(Judgement judgement) {
        return judgement.fold(
                measured -> easy(measured.reading()),
                unmeasured -> unmeasured.reason() == UnscoredReason.JUDGE_REFUSED
                        ? Capability.unfit(Capability.Check.MASS, "an easy answer is refused: " + unmeasured.detail())
                        : Capability.unknown(unmeasured.detail()));
    }

    private static Capability easy(Reading reading) {
        ReplyWord word = ReplyWord.of(reading.said());
        if (reading.points().isPresent() || word == ReplyWord.REFUSAL || word == ReplyWord.CODE) {
            return Capability.fit();
        }
        return Capability.unfit(
                Capability.Check.MASS,
                String.format(
                        Locale.ROOT,
                        "only %.2f of the probability lies on 0 to 100 for an easy answer, %.2f is needed",
                        reading.numericMass(),
                        TokenScore.LEAST_MASS));
    }
}
