package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.ReplyEnding;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.Judgement.Unmeasured.Cause;
import io.plumbline.judge.reading.TokenScore;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The judge's replies under one rubric.
 *
 * @param rubric the rubric that the judge was given
 * @param results the results of the calls, one for each request
 */
public record RubricReplies(Rubric rubric, List<ChatResult> results) {

    /** Longest text of a reply that is kept, in characters; numbers, words and labels are shorter. */
    private static final int LONGEST_KEPT = 40;

    private static final String CUT = "…";

    private static final Set<Failure.Kind> BROKEN =
            EnumSet.of(Failure.Kind.UNFINISHED, Failure.Kind.NO_MESSAGE, Failure.Kind.BAD_RESPONSE);

    private static final int TRIES = 3;

    /** The failures that say more than that the judge could not be asked; neither doubts what the judge can do. */
    private static final Map<Failure.Kind, UnscoredReason> REASONS = Map.of(
            Failure.Kind.FILTERED, UnscoredReason.JUDGE_REFUSED,
            Failure.Kind.CONTEXT_TOO_LONG, UnscoredReason.JUDGE_CONTEXT);

    public RubricReplies {
        results = List.copyOf(results);
    }

    /** Reads them. One failed or refused reply leaves no reading, because the other replies alone would be another scale. */
    public Judgement read(ScoringMethod method) {
        return results.stream()
                .flatMap(result -> result.fold(this::refused, this::failed).stream())
                .findFirst()
                .orElseGet(() -> method.read(this));
    }

    /** These and those to further calls. */
    public RubricReplies plus(List<ChatResult> further) {
        return new RubricReplies(
                rubric, Stream.concat(results.stream(), further.stream()).toList());
    }

    /** Whether a call failed or was refused, so that there is no reading. */
    boolean isBroken() {
        return results.stream()
                .anyMatch(result -> result.fold(this::refused, this::failed).isPresent());
    }

    /** The first reply; there is one unless a call failed. */
    Reply first() {
        return replies().get(0);
    }

    List<Reply> replies() {
        return results.stream()
                .flatMap(result -> result.fold(Optional::of, failure -> Optional.<Reply>empty()).stream())
                .toList();
    }

    /**
     * A reading of points from alternatives, likeliest first.
     *
     * @param unread probability that is not among them; empty if that does not count
     */
    Judgement points(List<TokenProbability> alternatives, OptionalDouble unread) {
        TokenScore score = TokenScore.of(alternatives);
        List<TokenProbability> kept = alternatives.stream()
                .map(alternative -> new TokenProbability(shorten(alternative.token()), alternative.probability()))
                .toList();
        return measured(new Reading(
                rubric.metric(),
                score.points(),
                score.numericMass(),
                unread,
                kept.get(0).token(),
                kept));
    }

    Judgement measured(Reading reading) {
        return new Judgement.Measured(reading, usage());
    }

    Judgement unmeasured(UnscoredReason reason, String detail, Cause cause) {
        return new Judgement.Unmeasured(rubric.metric(), reason, detail, cause, usage());
    }

    /** A reply's text. A text that ran out of tokens gets a mark, so that its beginning does not pass for a complete reply. */
    static String markedText(Reply reply) {
        return reply.ending() == ReplyEnding.OUT_OF_TOKENS ? reply.content() + CUT : reply.content();
    }

    static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_KEPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_KEPT)) + CUT;
    }

    private Optional<Judgement> refused(Reply reply) {
        return reply.refusal().isPresent()
                ? Optional.of(unmeasured(
                        UnscoredReason.JUDGE_REFUSED, "the judge's provider refused to reply", Cause.LASTING))
                : Optional.empty();
    }

    private Optional<Judgement> failed(Failure failure) {
        return Optional.of(unmeasured(
                REASONS.getOrDefault(failure.kind(), UnscoredReason.JUDGE_ERROR),
                failure.kind().label() + ": " + failure.detail(),
                cause(failure)));
    }

    /** A reply that was broken off is tried as often as any answer; all other calls were repeated within the limits of calls. */
    private static Cause cause(Failure failure) {
        if (failure.kind() == Failure.Kind.HTTP_4XX) {
            return Cause.REJECTED;
        }
        if (failure.kind() == Failure.Kind.REPEATED) {
            return Cause.NOT_DRAWN;
        }
        return BROKEN.contains(failure.kind()) && failure.attempts() < TRIES ? Cause.PASSING : Cause.LASTING;
    }

    private Usage usage() {
        return results.stream()
                .map(result -> result.fold(Reply::usage, Failure::usage))
                .reduce(Usage.NONE, Usage::plus);
    }
}
