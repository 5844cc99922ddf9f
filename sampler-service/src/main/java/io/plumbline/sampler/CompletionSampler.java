package io.plumbline.sampler;

import io.opentelemetry.context.Context;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatResult;
import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Guest;
import io.plumbline.pipeline.Stage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalInt;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Sends each prompt to its model; the only entry of sampler-service. A failed call is a completion too, never an exception. */
@ApplicationScoped
class CompletionSampler {

    private final ChatApi models;
    private final SamplerConfig config;
    private final SamplerMeters meters;
    private final CanaryCalls canaries;
    private final SamplerCancellations cancelled;

    CompletionSampler(ChatApi models, SamplerConfig config, SamplerMeters meters, SamplerCancellations cancelled) {
        this.models = models;
        this.canaries = new CanaryCalls(models);
        this.config = config;
        this.meters = meters;
        this.cancelled = cancelled;
    }

    @Incoming(Topics.PROMPTS)
    @Outgoing(Topics.COMPLETIONS)
    Multi<Message<byte[]>> sample(Multi<Message<byte[]>> prompts) {
        return Stage.map(prompts, Prompt.class, config.parallelism(), this::complete);
    }

    private Uni<Completion> complete(Prompt prompt, Context trace) {
        return ask(prompt, trace)
                .invoke(result -> count(prompt, result))
                .map(result -> new Completion(prompt, result, Instant.now()));
    }

    /** Half of a canary's answers are the baseline's, so none of them counts for the model. */
    private void count(Prompt prompt, CallResult result) {
        if (prompt.source() != Source.CANARY) {
            meters.count(Guest.label(prompt.model()), result);
        }
    }

    private Uni<CallResult> ask(Prompt prompt, Context trace) {
        if (Instant.now().isAfter(prompt.expiresAt())) {
            return Uni.createFrom()
                    .item(new Failed(UnscoredReason.EXPIRED, "not asked before " + prompt.expiresAt(), 0));
        }
        return reply(prompt, cancelled.of(prompt.probeId()).within(trace))
                .map(result -> result.fold(AnswerRule::of, AnswerRule::of));
    }

    private Uni<ChatResult> reply(Prompt prompt, Context trace) {
        return prompt.source() == Source.CANARY
                ? canaries.complete(prompt, trace)
                : models.complete(
                        prompt.target(),
                        SampleRequest.of(prompt, OptionalInt.empty()),
                        Caller.target(prompt.model()).within(trace));
    }
}
