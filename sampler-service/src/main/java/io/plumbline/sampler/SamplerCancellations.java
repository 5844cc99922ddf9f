package io.plumbline.sampler;

import io.plumbline.chat.CancelledProbes;
import io.plumbline.events.Topics;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The probes whose prompts are not sent any more. */
@ApplicationScoped
class SamplerCancellations extends CancelledProbes {

    @Incoming(Topics.CANCELLATIONS)
    @Override
    protected CompletionStage<Void> take(KafkaRecord<String, byte[]> cancellation) {
        return super.take(cancellation);
    }
}
