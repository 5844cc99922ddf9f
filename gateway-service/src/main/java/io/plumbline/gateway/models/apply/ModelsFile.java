package io.plumbline.gateway.models.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.JsonFaults;
import io.plumbline.gateway.models.ModelSpec;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A models file: the list {@code models}, whose entries are bodies of {@code PUT /models/{id}} with an {@code id} each.
 *
 * @param models models by id, in the file's order
 * @param pointers JSON pointers to the models by id
 */
record ModelsFile(Map<String, ModelSpec> models, Map<String, String> pointers) {

    private static final String MODELS = "models";
    private static final int MOST = 100_000;

    /** Parses a file. Ends the request if a field is invalid, with the pointers of all invalid fields. */
    static ModelsFile parse(String yaml, ObjectMapper strict) {
        Findings findings = new Findings();
        ModelsFile file = new ModelsFile(new LinkedHashMap<>(), new LinkedHashMap<>());
        JsonNode document = PlainYaml.read(yaml);
        JsonNode list = document.path(MODELS);
        document.fieldNames().forEachRemaining(name -> {
            if (!name.equals(MODELS)) {
                findings.add(Findings.at("", name), "is not a field of this file; its only field is " + MODELS);
            }
        });
        if (!list.isArray() || list.size() > MOST) {
            findings.add("/" + MODELS, "must be a list of at most " + MOST + " models");
        }
        for (int place = 0; place < list.size() && list.isArray(); place++) {
            file.add("/" + MODELS + "/" + place, list.get(place), strict, findings);
        }
        findings.refuse();
        return file;
    }

    private void add(String at, JsonNode model, ObjectMapper strict, Findings findings) {
        if (!(model instanceof ObjectNode fields) || !model.path("id").isTextual()) {
            findings.add(at + "/id", "is missing or not a text");
            return;
        }
        String id = fields.remove("id").asText();
        try {
            ModelSpec spec = strict.treeToValue(fields, ModelSpec.class);
            spec.check(at, id, findings);
            if (models.put(id, spec) != null) {
                findings.add(at + "/id", Findings.quoted(id) + " occurs twice; keep one of the two models");
            }
            pointers.put(id, at);
        } catch (JsonProcessingException e) {
            JsonFaults.add(e, at, findings);
        }
    }

    /** Endpoints of the models, by the pointers to them. */
    Map<String, URI> endpoints() {
        Map<String, URI> endpoints = new LinkedHashMap<>();
        models.forEach((id, spec) -> endpoints.put(
                pointers.get(id) + "/endpoint", spec.target().target().endpoint()));
        return endpoints;
    }
}
