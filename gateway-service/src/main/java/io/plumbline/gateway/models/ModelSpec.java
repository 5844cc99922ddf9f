package io.plumbline.gateway.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import java.util.List;
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
 * @param sampling how it wants to be asked whatever the question says; makes series of its own
 * @param thresholds when its rates are too high
 * @param limits how often it may be called
 * @param prices what its calls cost
 * @param questionSets the question sets it may be asked; any where absent
 * @param variants the ways in which; any where absent
 * @param pushed how answers that its users got are taken
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
        Integer window,
        SamplingOverrides sampling,
        ModelTerms.Thresholds thresholds,
        ModelTerms.Limits limits,
        ModelTerms.Prices prices,
        List<String> questionSets,
        List<String> variants,
        ModelTerms.Pushed pushed) {

    /** Upper bound of a window: what fits into memory several times over. */
    static final int WIDEST_WINDOW = 10_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public ModelSpec {
        revision = revision == null ? "" : revision;
        labels = labels == null ? Map.of() : labels;
    }

    /** Where it is called. */
    @JsonIgnore
    public TargetSpec target() {
        return new TargetSpec(endpoint, modelName, credential, headers, query);
    }

    /** On what terms. */
    @JsonIgnore
    ModelTerms terms() {
        return new ModelTerms(sampling, thresholds, limits, prices, questionSets, variants, pushed);
    }

    /** Ends the request where something is wrong that can be seen without the database. */
    void check(String id) {
        Findings findings = new Findings();
        check("", id, findings);
        findings.refuse();
    }

    /** What is wrong with it, as part of a document. */
    public void check(String at, String id, Findings findings) {
        if (!ID.matcher(id).matches()) {
            findings.add(at + "/id", "must be 1 to 128 letters, digits, dots, dashes or underscores");
        }
        target().check(at, findings);
        if (id.equals(baseline)) {
            findings.add(at + "/baseline", "must be another model");
        }
        findings.line(at + "/baseline", baseline);
        findings.line(at + "/revision", revision);
        findings.lines(at + "/labels", labels);
        findings.within(at + "/window", window, 1, WIDEST_WINDOW);
        terms().check(at, findings);
    }
}
