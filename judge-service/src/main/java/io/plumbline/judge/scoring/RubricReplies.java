package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.Judgement.Unmeasured.Cause;
import io.plumbline.judge.reading.TokenScore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        return reply.finishReason().equals("length") ? reply.content() + CUT : reply.content();
    }

    static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_KEPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_KEPT)) + CUT;
    }

    private Optional<Judgement> refused(Reply reply) {
        boolean refused = reply.refusal().isPresent() || reply.finishReason().equals("content_filter");
        return refused
                ? Optional.of(unmeasured(
                        UnscoredReason.JUDGE_REFUSED, "the judge's provider refused to reply", Cause.LASTING))
                : Optional.empty();
    }

    private Optional<Judgement> failed(Failure failure) {
        return Optional.of(unmeasured(
                failure.kind() == Failure.Kind.FILTERED ? UnscoredReason.JUDGE_REFUSED : UnscoredReason.JUDGE_ERROR,
                failure.kind().label() + ": " + failure.detail(),
                cause(failure.kind())));
    }

    /** A call that failed for a passing reason was tried again already, within the limits of all calls. */
    private static Cause cause(Failure.Kind kind) {
        return kind == Failure.Kind.HTTP_4XX ? Cause.REJECTED : Cause.LASTING;
    }

    private Usage usage() {
        return replies().stream().map(Reply::usage).reduce(Usage.NONE, Usage::plus);
    }
}
