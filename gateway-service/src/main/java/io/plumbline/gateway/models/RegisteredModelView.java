package io.plumbline.gateway.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registered model in answers to callers. The fields of the address and of the terms appear on the top level of the JSON.
 *
 * @param id chosen at registration
 * @param address where the model is called
 * @param baseline id of the model to compare this model with
 * @param revision the deployed version of the model
 * @param effectiveRevision the revision under which answers are counted, if another endpoint, model name, query or body was registered
 *     first under {@code revision}; absent otherwise
 * @param labels labels for people and for routing alerts
 * @param window most outstanding prompts; absent for the gateway's default
 * @param terms the terms of the registration
 * @param registeredAt time of the registration of this version
 */
@Schema(name = "ModelView")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisteredModelView(
        String id,
        @JsonUnwrapped Address address,
        String baseline,
        String revision,
        String effectiveRevision,
        Map<String, String> labels,
        Integer window,
        @JsonUnwrapped Terms terms,
        Instant registeredAt) {

    /**
     * The address of a model.
     *
     * @param endpoint base URL
     * @param modelName the model's name at the endpoint
     * @param credential name of the environment variable or mounted file with the key
     * @param headers extra request headers
     * @param query extra query parameters
     * @param body extra fields of each chat request; absent without any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Address(
            URI endpoint,
            String modelName,
            String credential,
            Map<String, String> headers,
            Map<String, String> query,
            @Schema(type = SchemaType.OBJECT) JsonNode body) {

        static Address of(Target target) {
            return new Address(
                    target.endpoint(),
                    target.modelName(),
                    target.credential().orElse(null),
                    target.headers(),
                    target.query(),
                    target.body().map(BodyFields::tree).orElse(null));
        }
    }

    /**
     * The terms of a registration. {@link ModelTerms} leaves out empty lists, and this view shows them.
     *
     * @param sampling sampling parameters that replace those of the questions
     * @param thresholds thresholds of verdicts and of rates
     * @param limits limits of calls per minute and per day
     * @param prices prices of the model's calls
     * @param questionSets allowed question sets; empty allows all
     * @param variants allowed variants; empty allows all
     * @param pushed settings for pushed answers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terms(
            SamplingOverrides sampling,
            ModelTerms.Thresholds thresholds,
            ModelTerms.Limits limits,
            ModelTerms.Prices prices,
            List<String> questionSets,
            List<String> variants,
            ModelTerms.Pushed pushed) {

        static Terms of(ModelTerms terms) {
            return new Terms(
                    terms.sampling(),
                    terms.thresholds(),
                    terms.limits(),
                    terms.prices(),
                    terms.questionSets(),
                    terms.variants(),
                    terms.pushed());
        }
    }

    public static RegisteredModelView of(ModelRegistrationRow row) {
        return new RegisteredModelView(
                row.id,
                Address.of(row.target),
                row.baseline,
                row.revision,
                row.targetMark.isEmpty() ? null : row.revision(),
                row.labels,
                row.window,
                Terms.of(row.terms),
                row.registeredAt);
    }
}
