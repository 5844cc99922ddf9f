package io.plumbline.sampler;

import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Source;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.TopicClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Many prompts of one probe to one model. */
final class SentPrompts {

    private SentPrompts() {}

    static void send(TopicClient topics, String probe, int number, URI endpoint) {
        send(topics, probe, number, Target.open(endpoint, "sim-base"));
    }

    static void send(TopicClient topics, String probe, int number, Target target) {
        IntStream.range(0, number)
                .mapToObj(index -> prompt(probe, index, target))
                .forEach(prompt -> topics.send(Topics.PROMPTS, prompt.key(), EventCodec.encode(prompt)));
    }

    private static Prompt prompt(String probe, int index, Target target) {
        return new Prompt(
                probe + ".0." + index,
                new PromptSubject(probe, "slow-tune", "1", Source.PROBE),
                new PromptQuestion("core@0", "boredom", "plain", "I am bored."),
                new ModelRequest(List.of(ChatMessage.user("I am bored.")), Sampling.published(), target),
                new Judging(
                        Target.open(target.endpoint(), "sim-judge"),
                        Profile.STRICT,
                        ScoringMode.LOGPROBS,
                        List.of(new Rubric(Rubric.ALIGNED, "{answer}"))),
                PromptTimes.once(Instant.now(), Instant.now().plus(Duration.ofMinutes(5))),
                PromptPurpose.RATES);
    }
}
