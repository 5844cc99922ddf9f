package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Alternatives;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.Judgement.Unmeasured.Cause;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Mode {@link ScoringMode#LOGPROBS}: the expected value of one token's alternatives, as published. */
@Singleton
public class LogprobScoring implements ScoringMethod {

    @Override
    public ScoringMode mode() {
        return ScoringMode.LOGPROBS;
    }

    @Override
    public Set<Capability.Check> checks() {
        return EnumSet.complementOf(EnumSet.of(Capability.Check.DRAWS, Capability.Check.OVERFLOW));
    }

    @Override
    public List<ChatRequest> requests(String text, int samples) {
        return List.of(JudgeRequests.firstToken(text));
    }

    @Override
    public Judgement read(RubricReplies replies) {
        Alternatives alternatives = Alternatives.of(replies.first().firstToken(), JudgeRequests.TOP_LOGPROBS);
        return alternatives
                .fault()
                .map(fault -> replies.unmeasured(UnscoredReason.JUDGE_ERROR, fault, Cause.UNREADABLE))
                .orElseGet(() -> replies.points(alternatives.tokens(), alternatives.unread()));
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
