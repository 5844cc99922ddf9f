package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** The aggregator's questions and answers that the gateway passes on. */
@Path("/api/v1")
@RegisterRestClient(configKey = "aggregator")
interface AggregatorApi {

    /** What it has counted for the models of a probe on one question set. */
    @GET
    @Path("/probes/{probe}/rates")
    Uni<ProbeRates> rates(
            String probe, @RestQuery String candidate, @RestQuery String baseline, @RestQuery String questionSet);

    /** Answers of a probe, passed on as they are. */
    @GET
    @Path("/answers")
    Uni<JsonNode> answers(
            @RestQuery String probe,
            @RestQuery String model,
            @RestQuery String questionSet,
            @RestQuery String question,
            @RestQuery String variant,
            @RestQuery String outcome,
            @RestQuery String review,
            @RestQuery String order,
            @RestQuery Integer limit,
            @RestQuery String cursor);

    /** One model beside another. */
    @GET
    @Path("/comparison")
    Uni<JsonNode> comparison(@RestQuery Map<String, String> parameters);

    /** A model's rates by series. */
    @GET
    @Path("/models/{model}/rates")
    Uni<JsonNode> modelRates(String model, @RestQuery Map<String, String> parameters);

    /** A model's rates by series and step. */
    @GET
    @Path("/models/{model}/rates/over-time")
    Uni<JsonNode> ratesOverTime(String model, @RestQuery Map<String, String> parameters);
}
