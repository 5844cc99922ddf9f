package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.Topics;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static io.plumbline.deployment.Manifests.each;
import static io.plumbline.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

/** The cluster has the topics of the contract, and each service may do what its channels do, and no more. */
class KafkaContractTest {

    /** Read by people only. */
    private static final Set<String> DEAD_LETTERS_OF_NOBODY = Set.of("alarms-dlq");

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void topicsAreThoseOfTheContract(String overlay) {
        Map<String, Topics.Spec> made = Manifests.overlay(overlay)
                .kind("KafkaTopic")
                .collect(Collectors.toMap(Manifests::name, KafkaContractTest::spec));
        assertThat(made).isEqualTo(Topics.all().stream().collect(Collectors.toMap(Topics.Spec::name, topic -> topic)));
    }

    private static Topics.Spec spec(JsonNode topic) {
        JsonNode spec = topic.path("spec");
        return new Topics.Spec(
                name(topic),
                spec.path("partitions").asInt(),
                spec.path("config").properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().asText())));
    }

    @Test
    void everyTopicHasAWriterAndAServiceThatUsesIt() {
        Set<String> used = new TreeSet<>(DEAD_LETTERS_OF_NOBODY);
        ServiceConfig.SERVICES.forEach(
                service -> used.addAll(ServiceConfig.of(service).written()));
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(Topics.Spec::name).toList());
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.ServiceConfig#SERVICES")
    void aServiceMayDoWhatItsChannelsDo(String service) {
        ServiceConfig config = ServiceConfig.of(service);
        JsonNode user = Manifests.overlay("production").named("KafkaUser", service);
        assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("scram-sha-512");
        assertThat(granted(user, "topic", "Read")).isEqualTo(config.read());
        assertThat(granted(user, "topic", "Write")).isEqualTo(config.written());
        assertThat(granted(user, "group", "Read")).isEqualTo(config.groups());
        assertThat(each(user.at("/spec/authorization/acls")))
                .allMatch(acl -> acl.at("/resource/patternType").asText().equals("literal"))
                .allSatisfy(acl -> assertThat(each(acl.path("operations")).map(JsonNode::asText))
                        .isSubsetOf("Read", "Write", "Describe"));
    }

    @Test
    void scalingFollowsWhatTheServicesReadAndNeverExceedsThePartitions() {
        Manifests manifests = Manifests.overlay("production");
        manifests.kind("ScaledObject").forEach(scaled -> {
            ServiceConfig config = ServiceConfig.of(name(scaled));
            JsonNode trigger = scaled.at("/spec/triggers/0");
            String topic = trigger.at("/metadata/topic").asText();
            int partitions =
                    manifests.named("KafkaTopic", topic).at("/spec/partitions").asInt();
            assertThat(trigger.path("type").asText()).isEqualTo("kafka");
            assertThat(config.read()).contains(topic);
            assertThat(trigger.at("/metadata/consumerGroup").asText()).isEqualTo(config.groupOf(topic));
            assertThat(scaled.at("/spec/maxReplicaCount").asInt() * config.concurrency(topic))
                    .as("readers of %s", topic)
                    .isEqualTo(partitions);
            assertThat(granted(manifests.named("KafkaUser", "keda"), "topic", "Describe"))
                    .contains(topic);
            assertThat(granted(manifests.named("KafkaUser", "keda"), "group", "Describe"))
                    .contains(config.groupOf(topic));
        });
    }

    private static Set<String> granted(JsonNode user, String type, String operation) {
        return each(user.at("/spec/authorization/acls"))
                .filter(acl -> acl.at("/resource/type").asText().equals(type))
                .filter(acl -> each(acl.path("operations"))
                        .anyMatch(one -> one.asText().equals(operation)))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
