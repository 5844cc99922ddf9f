package io.plumbline.gateway.probes;

import java.util.Map;
import java.util.TreeMap;

/** Reads labels from their stored form {@code name=value}; names contain no equals sign. */
final class ProbeLabels {

    private ProbeLabels() {}

    static Map<String, String> map(String[] stored) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : stored) {
            int end = label.indexOf('=');
            labels.put(label.substring(0, end), label.substring(end + 1));
        }
        return labels;
    }
}
