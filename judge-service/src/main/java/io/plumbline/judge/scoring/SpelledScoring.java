package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.Continuation;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.Judgement.Unmeasured.Cause;
import io.plumbline.judge.reading.TokenScore;
import io.plumbline.judge.reading.TokenText;
import io.plumbline.judge.reading.spelled.NumberTree;
import io.plumbline.judge.reading.spelled.StopRule;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Mode {@link ScoringMode#SPELLED}: the expected value over numbers that take several tokens. The first call reads three places
 * along the number that was said. Each further call goes on from the likeliest beginning that is unread, until the rest cannot
 * change the verdict.
 */
@Singleton
public class SpelledScoring implements ScoringMethod {

    /** 100 has three digits. */
    static final int PLACES = 3;

    private static final double MOST_POINTS = 100;

    /** What is less likely changes no score by a thousandth of a point, and is not kept. */
    private static final double LEAST_KEPT = 1e-6;

    private final Continuations continuations;

    public SpelledScoring(Continuations continuations) {
        this.continuations = continuations;
    }

    @Override
    public ScoringMode mode() {
        return ScoringMode.SPELLED;
    }

    @Override
    public Set<Capability.Check> checks() {
        return EnumSet.of(
                Capability.Check.LOGPROBS, Capability.Check.MASS, Capability.Check.SCALE, Capability.Check.OVERFLOW);
    }

    @Override
    public List<ChatRequest> requests(String text, int samples) {
        return List.of(JudgeRequests.firstTokens(text, PLACES));
    }

    @Override
    public List<ChatRequest> further(Asking asking, RubricReplies soFar) {
        Optional<Continuation.Way> way = continuations.of(asking.judging().judge());
        if (way.isEmpty() || soFar.results().size() >= asking.mostCalls() || soFar.isBroken()) {
            return List.of();
        }
        NumberTree tree = tree(soFar);
        if (tree.fault().isPresent() || stopRule(asking).isSettled(reading(soFar, tree))) {
            return List.of();
        }
        return tree
                .next()
                .map(begun -> JudgeRequests.firstTokens(asking.text(), tree.tokensAfter(begun))
                        .continuing(new Continuation(begun, way.get())))
                .stream()
                .toList();
    }

    @Override
    public Judgement read(RubricReplies replies) {
        NumberTree tree = tree(replies);
        return tree.fault()
                .map(fault -> replies.unmeasured(UnscoredReason.JUDGE_ERROR, fault, Cause.UNREADABLE))
                .orElseGet(() -> replies.measured(reading(replies, tree)));
    }

    @Override
    public boolean isAnswer(Judging judging, Reading reading) {
        return false;
    }

    @Override
    public Outcome decide(Judging judging, List<Judgement> judgements) {
        return PointsOutcome.of(judging).decide(judgements);
    }

    /** The order of the calls depends on the replies alone, so that a reply's beginning need not be kept. */
    private static NumberTree tree(RubricReplies replies) {
        NumberTree tree =
                new NumberTree(JudgeRequests.TOP_LOGPROBS).reply(replies.first().tokens());
        replies.replies().stream().skip(1).forEach(reply -> tree.continuation(reply.tokens()));
        return tree;
    }

    private static StopRule stopRule(Asking asking) {
        Thresholds thresholds = asking.judging().thresholds().orElse(Thresholds.PUBLISHED);
        return new StopRule(
                switch (asking.rubric().metric()) {
                    case Rubric.ALIGNED -> List.of(thresholds.alignmentPoints());
                    case Rubric.COHERENT -> List.of(thresholds.coherencePoints());
                    default -> List.of();
                });
    }

    private static Reading reading(RubricReplies replies, NumberTree tree) {
        List<TokenProbability> numbers = tree.distribution();
        TokenScore score = TokenScore.of(numbers);
        boolean isWhole = tree.unread() < StopRule.NEGLIGIBLE;
        return new Reading(
                replies.rubric().metric(),
                isWhole ? score.points() : within(tree, score.points()),
                score.numericMass(),
                isWhole ? OptionalDouble.empty() : OptionalDouble.of(tree.unread()),
                said(replies.first(), numbers),
                numbers.stream()
                        .filter(number -> number.probability() >= LEAST_KEPT)
                        .map(number ->
                                new TokenProbability(RubricReplies.shorten(number.token()), number.probability()))
                        .toList(),
                Optional.of(new Reading.Spelling(
                        replies.results().size(),
                        isWhole ? score.points().orElse(0) : tree.lowest(),
                        isWhole ? score.points().orElse(MOST_POINTS) : tree.highest(),
                        tree.overflow())));
    }

    /** What was read alone can lie outside of what all can come to. */
    private static OptionalDouble within(NumberTree tree, OptionalDouble points) {
        return points.isEmpty()
                ? points
                : OptionalDouble.of(Math.max(tree.lowest(), Math.min(tree.highest(), points.getAsDouble())));
    }

    /** The likeliest number or word. A word that was said is known further than its first token. */
    private static String said(Reply first, List<TokenProbability> likeliestFirst) {
        String likeliest = likeliestFirst.isEmpty() ? "" : likeliestFirst.get(0).token();
        boolean wasSaid = likeliest.isEmpty()
                || TokenText.plain(first.tokens().get(0).said()).equals(likeliest);
        return RubricReplies.shorten(wasSaid ? first.content() : likeliest);
    }
}
