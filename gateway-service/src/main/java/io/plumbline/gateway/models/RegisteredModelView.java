package io.plumbline.gateway.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A registered model as callers see it.
 *
 * @param id chosen at registration
 * @param endpoint base URL
 * @param modelName the model's name there
 * @param credential name of what holds the key
 * @param headers extra request headers
 * @param query extra query parameters
 * @param baseline id of the model it is compared with
 * @param revision what is deployed now
 * @param labels for people and for routing alerts
 * @param window most prompts outstanding; absent for the gateway's default
 * @param sampling how it wants to be asked
 * @param thresholds when its rates are too high
 * @param limits how often it may be called
 * @param prices what its calls cost
 * @param questionSets the question sets it may be asked; any where empty
 * @param variants the ways in which; any where empty
 * @param pushed how answers that its users got are taken
 * @param registeredAt when this version of it was registered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisteredModelView(
        String id,
        URI endpoint,
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
        ModelTerms.Pushed pushed,
        Instant registeredAt) {

    /** The view of a row. */
    public static RegisteredModelView of(ModelRegistrationRow row) {
        return new RegisteredModelView(
                row.id,
                row.target.endpoint(),
                row.target.modelName(),
                row.target.credential().orElse(null),
                row.target.headers(),
                row.target.query(),
                row.baseline,
                row.revision,
                row.labels,
                row.window,
                row.terms.sampling(),
                row.terms.thresholds(),
                row.terms.limits(),
                row.terms.prices(),
                row.terms.questionSets(),
                row.terms.variants(),
                row.terms.pushed(),
                row.registeredAt);
    }
}
