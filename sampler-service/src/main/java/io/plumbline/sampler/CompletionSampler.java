package io.plumbline.sampler;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.events.CallResult;
import io.plumbline.events.Completion;
import io.plumbline.events.Failed;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.UnscoredReason;
import io.plumbline.pipeline.Stage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalInt;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Asks each prompt's model; the only door of sampler-service. A failed call is a completion too, never an exception. */
@ApplicationScoped
class CompletionSampler {

    private final ChatApi models;
    private final SamplerConfig config;
    private final SamplerMeters meters;

    CompletionSampler(ChatApi models, SamplerConfig config, SamplerMeters meters) {
        this.models = models;
        this.config = config;
        this.meters = meters;
    }

    @Incoming(Topics.PROMPTS)
    @Outgoing(Topics.COMPLETIONS)
    Multi<Message<byte[]>> sample(Multi<Message<byte[]>> prompts) {
        return Stage.map(prompts, Prompt.class, config.parallelism(), this::complete);
    }

    private Uni<Completion> complete(Prompt prompt) {
        return ask(prompt)
                .invoke(result -> meters.count(prompt.model(), result))
                .map(result -> new Completion(prompt, result, Instant.now()));
    }

    private Uni<CallResult> ask(Prompt prompt) {
        if (Instant.now().isAfter(prompt.expiresAt())) {
            return Uni.createFrom()
                    .item(new Failed(UnscoredReason.EXPIRED, "not asked before " + prompt.expiresAt(), 0));
        }
        return models.complete(
                        prompt.target(),
                        new ChatRequest(prompt.messages(), prompt.sampling(), OptionalInt.empty()),
                        Caller.target(prompt.model()))
                .map(result -> result.fold(AnswerRule::of, AnswerRule::of));
    }
}
