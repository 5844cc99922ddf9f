package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Mode {@link ScoringMode#SAMPLED}: the mean of several drawn replies, for judges whose endpoint returns no log probabilities. */
@Singleton
public class SampledScoring implements ScoringMethod {

    @Override
    public ScoringMode mode() {
        return ScoringMode.SAMPLED;
    }

    @Override
    public Set<Capability.Check> checks() {
        return EnumSet.of(Capability.Check.DRAWS, Capability.Check.MASS, Capability.Check.SCALE);
    }

    /** Each is a draw of its own. A reply that a cache repeats is none. */
    @Override
    public List<ChatRequest> requests(String text, int samples) {
        return IntStream.range(0, samples)
                .mapToObj(draw -> JudgeRequests.draw(text, draw))
                .toList();
    }

    /** Each different reply counts as an alternative whose probability is its share of the replies. */
    @Override
    public Judgement read(RubricReplies replies) {
        List<Reply> drawn = replies.replies();
        Map<String, Double> shares = new LinkedHashMap<>();
        drawn.forEach(reply -> shares.merge(RubricReplies.markedText(reply), 1.0 / drawn.size(), Double::sum));
        List<TokenProbability> likeliestFirst = shares.entrySet().stream()
                .map(share -> new TokenProbability(share.getKey(), share.getValue()))
                .sorted(Comparator.comparingDouble(TokenProbability::probability)
                        .reversed())
                .toList();
        return replies.points(likeliestFirst, OptionalDouble.empty());
    }

    @Override
    public boolean isAnswer(Judging judging, Reading reading) {
        return false;
    }

    @Override
    public Outcome decide(Judging judging, List<Judgement> judgements) {
        return PointsOutcome.of(judging).decide(judgements);
    }
}
