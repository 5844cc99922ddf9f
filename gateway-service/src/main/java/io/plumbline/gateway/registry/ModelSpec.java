package io.plumbline.gateway.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.gateway.problem.Findings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A model as a caller wants it registered; any field may be missing or wrong.
 *
 * @param endpoint base URL
 * @param modelName the model's name there
 * @param credential name of what holds the key
 * @param headers extra request headers
 * @param query extra query parameters
 * @param baseline id of the registered model to compare it with
 * @param revision what is deployed now; a change starts new series
 * @param labels for people and for routing alerts
 * @param window most prompts outstanding at a time
 */
public record ModelSpec(
        String endpoint,
        String modelName,
        String credential,
        Map<String, String> headers,
        Map<String, String> query,
        String baseline,
        String revision,
        Map<String, String> labels,
        Integer window) {

    /** Upper bound of a window: what fits into memory several times over. */
    static final int WIDEST_WINDOW = 10_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public ModelSpec {
        revision = revision == null ? "" : revision;
        labels = labels == null ? Map.of() : labels;
    }

    /** Where it is called. */
    @JsonIgnore
    TargetSpec target() {
        return new TargetSpec(endpoint, modelName, credential, headers, query);
    }

    /** Ends the request where something is wrong that can be seen without the database. */
    void check(String id) {
        Findings findings = new Findings();
        if (!ID.matcher(id).matches()) {
            findings.add("/id", "must be 1 to 128 letters, digits, dots, dashes or underscores");
        }
        target().check("", findings);
        if (id.equals(baseline)) {
            findings.add("/baseline", "must be another model");
        }
        findings.line("/revision", revision);
        findings.lines("/labels", labels);
        findings.within("/window", window, 1, WIDEST_WINDOW);
        findings.refuse();
    }
}
