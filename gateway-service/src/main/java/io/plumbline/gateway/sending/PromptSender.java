package io.plumbline.gateway.sending;

import io.opentelemetry.context.Context;
import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.pipeline.Outgoing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends prompts to the sampler, and completions directly to the judge. Each result completes when Kafka has stored the
 * records.
 */
@ApplicationScoped
public class PromptSender {

    /** Records in flight at a time; the producer groups them into few requests. */
    private static final int IN_FLIGHT = 128;

    private final MutinyEmitter<byte[]> prompts;
    private final MutinyEmitter<byte[]> completions;

    /** The buffers need no bound: each sender waits for {@link #IN_FLIGHT} records, and there are at most as many senders as transactions. */
    PromptSender(
            @Channel(Topics.PROMPTS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> prompts,
            @Channel(Topics.COMPLETIONS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> completions) {
        this.prompts = prompts;
        this.completions = completions;
    }

    /** Sends prompts to the sampler. */
    public Uni<Void> ask(Multi<Prompt> asked) {
        return ask(asked, prompt -> Context.root());
    }

    /** Sends prompts to the sampler, each as part of its trace. */
    public Uni<Void> ask(Multi<Prompt> asked, Function<Prompt, Context> trace) {
        return send(asked.map(prompt -> Outgoing.of(prompt, trace.apply(prompt))), prompts);
    }

    /** Sends failed completions for prompts that no model is asked, so that the probe counts them as unscored. */
    public Uni<Void> account(Multi<Prompt> unasked, UnscoredReason reason, String detail) {
        return complete(unasked.map(prompt -> new Completion(prompt, new Failed(reason, detail, 0), Instant.now())));
    }

    /** Sends known completions to the judge, such as pushed answers and the gold set. */
    public Uni<Void> complete(Multi<Completion> known) {
        return send(known.map(Outgoing::of), completions);
    }

    public Uni<Void> complete(Completion known) {
        return completions.sendMessage(Outgoing.of(known));
    }

    private static Uni<Void> send(Multi<Message<byte[]>> records, MutinyEmitter<byte[]> topic) {
        return records.onItem()
                .transformToUni(topic::sendMessage)
                .merge(IN_FLIGHT)
                .collect()
                .last();
    }
}
