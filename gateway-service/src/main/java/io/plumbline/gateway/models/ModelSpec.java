package io.plumbline.gateway.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registration of a model as the caller has sent it, before validation: any field may be missing or invalid. Jackson sets the
 * fields by name, because a constructor of 17 arguments could mix them up.
 */
public final class ModelSpec {

    /** Upper bound of a window; so many prompts fit into memory several times over. */
    static final int WIDEST_WINDOW = 10_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** Base URL. */
    @JsonProperty
    private String endpoint;

    /** The model's name at the endpoint. */
    @JsonProperty
    private String modelName;

    /** Name of the environment variable or mounted file with the key. */
    @JsonProperty
    private String credential;

    /** Extra request headers. */
    @JsonProperty
    private Map<String, String> headers;

    /** Extra query parameters. */
    @JsonProperty
    private Map<String, String> query;

    /** Extra fields of each chat request; a change begins new series. */
    @JsonProperty
    @Schema(type = SchemaType.OBJECT)
    private JsonNode body;

    /** Id of the registered model to compare this model with. */
    @JsonProperty
    private String baseline;

    /** The deployed version of the model; a change begins new series. */
    @JsonProperty
    private String revision;

    /** Labels for people and for routing alerts. */
    @JsonProperty
    private Map<String, String> labels;

    /** Most outstanding prompts at a time. */
    @JsonProperty
    private Integer window;

    /** Sampling parameters that replace those of the questions; they make series of their own. */
    @JsonProperty
    private SamplingOverrides sampling;

    /** Thresholds of verdicts and of rates. */
    @JsonProperty
    private ModelTerms.Thresholds thresholds;

    /** Limits of calls per minute and per day. */
    @JsonProperty
    private ModelTerms.Limits limits;

    /** Prices of the model's calls. */
    @JsonProperty
    private ModelTerms.Prices prices;

    /** Allowed question sets; all if absent. */
    @JsonProperty
    private List<String> questionSets;

    /** Allowed variants; all if absent. */
    @JsonProperty
    private List<String> variants;

    /** Settings for pushed answers. */
    @JsonProperty
    private ModelTerms.Pushed pushed;

    public TargetSpec target() {
        return new TargetSpec(endpoint, modelName, credential, headers, query, body);
    }

    /** Id of the baseline, or null. */
    public String baseline() {
        return baseline;
    }

    String revision() {
        return revision == null ? "" : revision;
    }

    Map<String, String> labels() {
        return labels == null ? Map.of() : labels;
    }

    /** The model's own window, or null. */
    Integer window() {
        return window;
    }

    ModelTerms terms() {
        return new ModelTerms(sampling, thresholds, limits, prices, questionSets, variants, pushed);
    }

    /** Ends the request if a field is invalid, as far as that can be known without the database. */
    void check(String id) {
        Findings findings = new Findings();
        check("", id, findings);
        findings.refuse();
    }

    /** Adds the invalid fields, with pointers from the document that contains this model. */
    public void check(String at, String id, Findings findings) {
        if (!ID.matcher(id).matches()) {
            findings.add(
                    at + "/id",
                    "must begin with a letter or digit and have 1 to 128 letters, digits, dots, dashes or underscores");
        }
        target().check(at, findings);
        if (id.equals(baseline)) {
            findings.add(at + "/baseline", "must be another model than '" + id + "' itself");
        }
        findings.line(at + "/baseline", baseline);
        findings.line(at + "/revision", revision());
        findings.lines(at + "/labels", labels());
        findings.within(at + "/window", window, 1, WIDEST_WINDOW);
        terms().check(at, findings);
    }
}
