package io.plumbline.pipeline;

import io.opentelemetry.context.Context;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
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
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StageTest {

    private final UnicastProcessor<Message<byte[]>> topic = UnicastProcessor.create();
    private final Map<String, UniEmitter<? super CallResult>> calls = new LinkedHashMap<>();
    private final List<String> begun = new ArrayList<>();
    private final List<String> brokenOff = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final List<Message<byte[]>> results = new ArrayList<>();
    private long now;
    private PartitionLease lease = lease();

    StageTest() {
        Stage.map(topic, Prompt.class, 2, this::work).subscribe().with(results::add);
    }

    private Uni<Completion> work(Prompt prompt, Context context) {
        assertThat(Lease.of(context)).isSameAs(lease);
        begun.add(prompt.id());
        return Uni.createFrom()
                .<CallResult>emitter(call -> calls.put(prompt.id(), call))
                .onCancellation()
                .invoke(() -> brokenOff.add(prompt.id()))
                .map(result -> new Completion(prompt, result, Instant.now()));
    }

    @Test
    void aResultsBeingDurableAcknowledgesItsRecord() {
        arrives("a");
        answer("a");

        assertThat(results).hasSize(1);
        assertThat(acknowledged).isEmpty();

        results.get(0).ack();

        assertThat(acknowledged).containsExactly("a");
    }

    @Test
    void anEventThatComesAgainIsDoneOnceAndAcknowledgedWhenWhatCameOfItIsDurable() {
        arrives("a");
        answer("a");
        arrives("a");

        assertThat(begun).containsExactly("a");
        assertThat(acknowledged).isEmpty();

        results.get(0).ack();

        assertThat(results).hasSize(1);
        assertThat(acknowledged).containsExactly("a", "a");
    }

    @Test
    void anEventWhoseResultCouldNotBeWrittenIsDoneWhenItComesAgain() {
        arrives("a");
        answer("a");
        results.get(0).nack(new IllegalStateException("too large"));

        arrives("a");

        assertThat(begun).containsExactly("a", "a");
    }

    @Test
    void workOnAPartitionThatIsAnothersIsBrokenOffAndMakesRoomForOthers() {
        arrives("a");
        arrives("b");
        arrives("c");
        assertThat(begun).containsExactly("a", "b");

        lease.lose();

        assertThat(brokenOff).contains("a", "b");
        assertThat(results).isEmpty();
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void workThatWasBrokenOffIsDoneWhenThePartitionComesBack() {
        arrives("a");
        lease.lose();

        lease = lease();
        arrives("a");

        assertThat(begun).containsExactly("a", "a");
    }

    @Test
    void aResultWaitsUntilThePartitionIsSurelyOurs() {
        arrives("a");
        now += PartitionLease.VALID.toNanos();
        answer("a");
        assertThat(results).isEmpty();

        lease.confirm(now);

        assertThat(results).hasSize(1);
    }

    @Test
    void aResultForAPartitionThatTurnsOutToBeAnothersIsKeptBack() {
        arrives("a");
        now += PartitionLease.VALID.toNanos();
        answer("a");

        lease.lose();
        lease.confirm(now);

        assertThat(results).isEmpty();
    }

    private PartitionLease lease() {
        return new PartitionLease(FinishedOffsets.from(new OffsetAndMetadata(0, "")), () -> now);
    }

    private void answer(String id) {
        calls.get(id).complete(new Failed(UnscoredReason.TARGET_ERROR, "as the test wants it", 1));
    }

    private void arrives(String id) {
        topic.onNext(record(id, lease));
    }

    private Message<byte[]> record(String id, PartitionLease under) {
        return Message.of(EventCodec.encode(prompt(id)))
                .addMetadata(under)
                .withAck(() -> {
                    acknowledged.add(id);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(reason -> CompletableFuture.completedFuture(null));
    }

    private static Prompt prompt(String id) {
        Target target = Target.open(URI.create("http://127.0.0.1:1/v1"), "m");
        return new Prompt(
                id,
                new PromptSubject("probe", "fine-tune", "1", Source.PROBE),
                new PromptQuestion("core@0", "boredom", "plain", "I am bored."),
                new ModelRequest(List.of(ChatMessage.user("I am bored.")), Sampling.published(), target),
                new Judging(
                        target, Profile.STRICT, ScoringMode.LOGPROBS, List.of(new Rubric(Rubric.ALIGNED, "{answer}"))),
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)),
                PromptPurpose.RATES);
    }
}
