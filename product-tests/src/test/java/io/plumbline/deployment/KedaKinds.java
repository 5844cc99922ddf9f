package io.plumbline.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;

/**
 * KEDA's kinds as far as we use them, because it publishes no models for Java. Names, types and what is required are those of its custom
 * resource definitions ({@code keda.sh/v1alpha1}), what a trigger says those of its reference of the Kafka scaler. A property that is
 * wanted for the first time is added here, from there.
 *
 * @see <a href="https://keda.sh/docs/2.17/reference/scaledobject-spec/">ScaledObject</a>
 * @see <a href="https://keda.sh/docs/2.17/concepts/authentication/">TriggerAuthentication</a>
 * @see <a href="https://keda.sh/docs/2.17/scalers/apache-kafka/">Kafka scaler</a>
 */
final class KedaKinds {

    private KedaKinds() {}

    record ScaledObject(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) ObjectMeta metadata,
            @JsonProperty(required = true) ScaledObjectSpec spec) {}

    record ScaledObjectSpec(
            @JsonProperty(required = true) Target scaleTargetRef,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            Integer pollingInterval,
            Integer cooldownPeriod,
            Advanced advanced,
            @JsonProperty(required = true) List<KafkaTrigger> triggers) {}

    record Target(String apiVersion, String kind, @JsonProperty(required = true) String name) {}

    record Advanced(Scaling horizontalPodAutoscalerConfig) {}

    record Scaling(HorizontalPodAutoscalerBehavior behavior) {}

    record KafkaTrigger(
            @JsonProperty(required = true) Scaler type,
            @JsonProperty(required = true) KafkaLag metadata,
            @JsonProperty(required = true) Named authenticationRef) {}

    /** Texts throughout, numbers among them: the definition takes only texts and refuses a bare number. */
    record KafkaLag(
            @JsonProperty(required = true) String bootstrapServers,
            @JsonProperty(required = true) String consumerGroup,
            @JsonProperty(required = true) String topic,
            @JsonProperty(required = true) String lagThreshold,
            OffsetReset offsetResetPolicy) {

        KafkaLag {
            if (!lagThreshold.matches("[1-9][0-9]*")) {
                throw new IllegalArgumentException("lagThreshold is no number: " + lagThreshold);
            }
        }
    }

    record Named(@JsonProperty(required = true) String name) {}

    record TriggerAuthentication(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) ObjectMeta metadata,
            @JsonProperty(required = true) Sources spec) {}

    record Sources(List<Source> configMapTargetRef, List<Source> secretTargetRef) {}

    /** One of the scaler's parameters, from a key of a config map or a secret. */
    record Source(
            @JsonProperty(required = true) Parameter parameter,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String key) {}

    enum Scaler {
        @JsonProperty("kafka")
        KAFKA
    }

    enum OffsetReset {
        @JsonProperty("earliest")
        EARLIEST,
        @JsonProperty("latest")
        LATEST
    }

    enum Parameter {
        @JsonProperty("sasl")
        SASL,
        @JsonProperty("tls")
        TLS,
        @JsonProperty("username")
        USERNAME,
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("ca")
        CA
    }
}
