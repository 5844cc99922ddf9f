package io.plumbline.gateway.probes.request;

import io.plumbline.gateway.http.Findings;
import java.util.Map;

/** A probe's labels in a request. */
final class LabelPairs {

    private LabelPairs() {}

    /** Adds what is wrong to the findings; null stands for no labels. */
    static void check(Map<String, String> labels, Findings findings) {
        if (labels == null) {
            return;
        }
        findings.lines("/labels", labels);
        if (labels.keySet().stream().anyMatch(name -> name.isBlank() || name.contains("="))) {
            findings.add("/labels", "must not have a name that is empty or contains =");
        }
    }

    /** The labels in their stored form, each {@code name=value}, sorted; null stands for no labels. */
    static String[] stored(Map<String, String> labels) {
        return labels == null
                ? new String[0]
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .toArray(String[]::new);
    }
}
