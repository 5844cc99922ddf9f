package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
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
        return EnumSet.of(Capability.Check.LOGPROBS, Capability.Check.HUNDRED, Capability.Check.MASS);
    }

    @Override
    public List<ChatRequest> requests(String text, int samples) {
        return List.of(JudgeRequests.firstToken(text));
    }

    @Override
    public Judgement read(RubricReplies replies) {
        Reply reply = replies.first();
        return reply.firstToken().isEmpty()
                ? replies.unmeasured(UnscoredReason.JUDGE_ERROR, "the reply carries no logprobs", true)
                : replies.points(reply.firstToken());
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
