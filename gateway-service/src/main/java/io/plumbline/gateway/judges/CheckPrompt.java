package io.plumbline.gateway.judges;

import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.questions.Rubrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the question whether a judge can be used as a completion for the judge service, which answers it with the outcome of a
 * score. No model is asked, and the texts are placeholders that the contract demands.
 */
final class CheckPrompt {

    private static final String NAME = "judge-check";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private CheckPrompt() {}

    static Completion of(ReadJudge judge, Instant now) {
        String id = NAME + "-" + JudgeKey.of(judge) + "-" + now.toEpochMilli();
        Prompt prompt = new Prompt(
                id,
                new PromptSubject(id, NAME, "", Source.CHECK),
                new PromptQuestion(NAME, NAME, "plain", ""),
                new ModelRequest(List.of(ChatMessage.user(NAME)), Sampling.published(), judge.target()),
                new Judging(judge.target(), Profile.STRICT, judge.mode(), Rubrics.builtIn()),
                PromptTimes.once(now, now.plus(LIFETIME)),
                PromptPurpose.RATES);
        Answered nothing = new Answered(
                "", Optional.empty(), new ModelReply("stop", NAME, Optional.empty()), Usage.NONE, Duration.ZERO, 0);
        return new Completion(prompt, nothing, now);
    }
}
