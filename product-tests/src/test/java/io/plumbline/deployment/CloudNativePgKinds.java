package io.plumbline.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;

/**
 * CloudNativePG's kind as far as we use it, because it publishes no models for Java. Names, types, words and what is required are those of
 * the operator's API reference ({@code postgresql.cnpg.io/v1}). A property that is wanted for the first time is added here, from there.
 *
 * @see <a href="https://cloudnative-pg.io/documentation/1.26/cloudnative-pg.v1/">API reference</a>
 */
final class CloudNativePgKinds {

    private CloudNativePgKinds() {}

    record Cluster(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) ObjectMeta metadata,
            @JsonProperty(required = true) ClusterSpec spec) {}

    record ClusterSpec(
            @JsonProperty(required = true) Integer instances,
            String imageName,
            Boolean enableSuperuserAccess,
            Bootstrap bootstrap,
            Postgresql postgresql,
            @JsonProperty(required = true) Storage storage,
            ResourceRequirements resources,
            Affinity affinity) {

        ClusterSpec {
            if (postgresql != null
                    && postgresql.synchronous() != null
                    && postgresql.synchronous().number() >= instances) {
                throw new IllegalArgumentException("number: more synchronous standbys than there are");
            }
        }
    }

    record Bootstrap(InitDb initdb) {}

    record InitDb(
            @JsonProperty(required = true) String database,
            @JsonProperty(required = true) String owner,
            Boolean dataChecksums) {}

    /** Parameters are texts, numbers among them. */
    record Postgresql(Synchronous synchronous, Map<String, String> parameters) {}

    record Synchronous(
            @JsonProperty(required = true) Method method,
            @JsonProperty(required = true) Integer number,
            Durability dataDurability) {}

    record Storage(@JsonProperty(required = true) Quantity size) {}

    record Affinity(Boolean enablePodAntiAffinity, String topologyKey, Strength podAntiAffinityType) {}

    enum Method {
        @JsonProperty("any")
        ANY,
        @JsonProperty("first")
        FIRST
    }

    enum Durability {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("preferred")
        PREFERRED
    }

    enum Strength {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("preferred")
        PREFERRED
    }
}
