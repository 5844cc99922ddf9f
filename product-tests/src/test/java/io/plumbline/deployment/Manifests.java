package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a folder of {@code k8s} renders to.
 *
 * @param documents one per resource
 */
record Manifests(List<JsonNode> documents) {

    static final List<String> OVERLAYS = List.of("dev", "production");

    private static final YAMLMapper YAML = new YAMLMapper();

    static Manifests overlay(String name) {
        return rendered("k8s/overlays/" + name);
    }

    static Manifests rendered(String folder) {
        String text =
                Tool.kubectl().run(List.of("kustomize", Project.file(folder).toString()));
        try (MappingIterator<JsonNode> read = YAML.readerFor(JsonNode.class).readValues(text)) {
            return new Manifests(read.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Aliases are resolved, which Jackson's own reader of trees leaves as the alias's name. */
    static JsonNode yaml(String text) {
        return YAML.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text));
    }

    Stream<JsonNode> kind(String kind) {
        return documents.stream().filter(one -> one.path("kind").asText().equals(kind));
    }

    JsonNode named(String kind, String name) {
        return kind(kind)
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** Deployments and stateful sets. */
    Stream<JsonNode> workloads() {
        return Stream.concat(kind("Deployment"), kind("StatefulSet"));
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
