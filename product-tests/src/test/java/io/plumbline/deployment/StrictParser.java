package io.plumbline.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;

/**
 * Reads resources into the models of Fabric8 and Strimzi, and into our own of kinds without a published model. A property that they
 * do not have is an error, as is a wrong type, a number for a text and a text for a number among them: an API server refuses those too.
 */
final class StrictParser {

    private static final String STRIMZI = "kafka.strimzi.io/v1 ";
    private static final String KEDA = "keda.sh/v1alpha1 ";

    /** By version and kind; all others are Fabric8's. */
    private static final Map<String, Class<?>> KINDS = Map.of(
            STRIMZI + "Kafka",
            Kafka.class,
            STRIMZI + "KafkaNodePool",
            KafkaNodePool.class,
            STRIMZI + "KafkaTopic",
            KafkaTopic.class,
            STRIMZI + "KafkaUser",
            KafkaUser.class,
            KEDA + "ScaledObject",
            KedaKinds.ScaledObject.class,
            KEDA + "TriggerAuthentication",
            KedaKinds.TriggerAuthentication.class,
            "postgresql.cnpg.io/v1 Cluster",
            CloudNativePgKinds.Cluster.class);

    private final ObjectMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final KubernetesSerialization kinds = new KubernetesSerialization();

    /** The resource as its kind's model; fails if its kind does not allow it, or if there is no model. */
    Object parse(JsonNode resource) throws JsonProcessingException {
        String version = resource.path("apiVersion").asText();
        String kind = resource.path("kind").asText();
        Class<?> own = KINDS.get(version + " " + kind);
        Class<?> type = own == null ? kinds.getRegisteredKubernetesResource(version, kind) : own;
        if (type == null) {
            throw new IllegalArgumentException("there is no model of " + version + " " + kind);
        }
        return mapper.treeToValue(resource, type);
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
