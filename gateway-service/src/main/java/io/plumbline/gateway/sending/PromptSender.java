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

/** Sends prompts to the sampler, and those that will not be asked past it. What it returns completes when Kafka has them. */
@ApplicationScoped
public class PromptSender {

    /** Records on their way at a time; the producer puts them into few requests. */
    private static final int IN_FLIGHT = 128;

    private final MutinyEmitter<byte[]> prompts;
    private final MutinyEmitter<byte[]> completions;

    /** The buffers need no bound: senders wait for {@link #IN_FLIGHT} records each, and there are as many as transactions. */
    PromptSender(
            @Channel(Topics.PROMPTS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> prompts,
            @Channel(Topics.COMPLETIONS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> completions) {
        this.prompts = prompts;
        this.completions = completions;
    }

    /** Has the model asked. */
    public Uni<Void> ask(Multi<Prompt> asked) {
        return ask(asked, prompt -> Context.root());
    }

    /** The same, each in the trace that is said. */
    public Uni<Void> ask(Multi<Prompt> asked, Function<Prompt, Context> trace) {
        return send(asked.map(prompt -> Outgoing.of(prompt, trace.apply(prompt))), prompts);
    }

    /** Accounts prompts without an answer. */
    public Uni<Void> account(Multi<Prompt> unasked, UnscoredReason reason, String detail) {
        return complete(unasked.map(prompt -> new Completion(prompt, new Failed(reason, detail, 0), Instant.now())));
    }

    /** Has answers judged that no model under watch was asked for. */
    public Uni<Void> complete(Multi<Completion> known) {
        return send(known.map(Outgoing::of), completions);
    }

    /** The same with one. */
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
