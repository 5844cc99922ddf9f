package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.http.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/** The form of a new probe; any field may be missing or wrong. */
public class ProbeForm {

    @RestForm
    String models;

    @RestForm
    String baseline;

    @RestForm
    String questionSets;

    @RestForm
    List<String> variants;

    @RestForm
    String samples;

    @RestForm
    String profile;

    /** The fields of a probe as the API names them. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("models", names(models));
        put(fields, "baseline", baseline);
        fields.put("questionSets", names(questionSets));
        put(fields, "profile", profile);
        if (variants != null && !variants.isEmpty()) {
            fields.put("variants", new ArrayList<>(variants));
        }
        if (samples != null && !samples.isBlank()) {
            fields.put("samples", number(samples.strip()));
        }
        return fields;
    }

    boolean namesNoModel() {
        return names(models).isEmpty();
    }

    private static List<String> names(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            new Findings().add("/samples", "must be a whole number").refuse();
        }
        return Integer.parseInt(text);
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.strip());
        }
    }
}
