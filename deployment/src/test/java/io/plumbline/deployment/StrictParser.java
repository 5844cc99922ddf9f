package io.plumbline.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.Optional;

/** Reads resources into the models of Fabric8 and Strimzi; a property that they do not have is an error, as is a wrong type. */
final class StrictParser {

    private static final String STRIMZI = "kafka.strimzi.io/v1";
    private static final Map<String, Class<?>> STRIMZI_KINDS = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    private final ObjectMapper mapper = new ObjectMapper();
    private final KubernetesSerialization kinds = new KubernetesSerialization();

    StrictParser() {
        mapper.setAnnotationIntrospector(new NothingElse());
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Empty where there is no model of this kind. */
    Optional<Object> parse(JsonNode resource) throws JsonProcessingException {
        String version = resource.path("apiVersion").asText();
        String kind = resource.path("kind").asText();
        Class<?> type = version.equals(STRIMZI) ? STRIMZI_KINDS.get(kind) : registered(version, kind);
        return type == null ? Optional.empty() : Optional.of(mapper.treeToValue(resource, type));
    }

    private Class<? extends KubernetesResource> registered(String version, String kind) {
        return kinds.getRegisteredKubernetesResource(version, kind);
    }

    /** The models keep what they do not know in a map of their own; without that map Jackson complains. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
