package io.plumbline.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** What the pages ask the aggregator. */
@Path("/api/v1")
@RegisterRestClient(configKey = "aggregator")
public interface ConsoleApi {

    /** Models with their states, the most urgent first. */
    @GET
    @Path("/fleet/models")
    Uni<JsonNode> fleet(
            @RestQuery String text,
            @RestQuery String label,
            @RestQuery String state,
            @RestQuery Integer page,
            @RestQuery Integer limit);

    /** A model's rates by series. */
    @GET
    @Path("/models/{model}/rates")
    Uni<JsonNode> rates(String model, @RestQuery Map<String, String> filter);

    /** The same by step. */
    @GET
    @Path("/models/{model}/rates/over-time")
    Uni<JsonNode> overTime(String model, @RestQuery Map<String, String> filter);

    /** What its detectors say. */
    @GET
    @Path("/models/{model}/evidence")
    Uni<JsonNode> evidence(String model);

    /** What changed about it. */
    @GET
    @Path("/models/{model}/changes")
    Uni<JsonNode> changes(String model);

    /** Its changes of alarms. */
    @GET
    @Path("/models/{model}/alarms")
    Uni<JsonNode> alarms(String model, @RestQuery Integer limit);

    /** Where its newest answers lie. */
    @GET
    @Path("/models/{model}/points")
    Uni<JsonNode> points(String model, @RestQuery Integer limit);

    /** Answers of a model or a probe. */
    @GET
    @Path("/answers")
    Uni<JsonNode> answers(
            @RestQuery String model,
            @RestQuery String probe,
            @RestQuery String outcome,
            @RestQuery String order,
            @RestQuery Integer limit);

    /** Answers that are named. */
    @GET
    @Path("/named-answers")
    Uni<JsonNode> answers(@RestQuery List<String> id);

    /** What people have said about one. */
    @GET
    @Path("/review/labels/{answer}")
    Uni<JsonNode> labels(String answer);

    /** Says something about one. */
    @POST
    @Path("/review/labels/{answer}")
    Uni<JsonNode> label(String answer, Map<String, String> label);

    /** Alarms that are up. */
    @GET
    @Path("/alarms")
    Uni<JsonNode> alarms();

    /** One of them. */
    @GET
    @Path("/alarms/{id}")
    Uni<JsonNode> alarm(String id);

    /** What a probe has counted. */
    @GET
    @Path("/probes/{probe}/rates")
    Uni<JsonNode> probeRates(String probe, @RestQuery String candidate, @RestQuery String baseline);

    /** One model beside another. */
    @GET
    @Path("/comparison")
    Uni<JsonNode> comparison(@RestQuery Map<String, String> parameters);

    /** Instruments with their latest calibration. */
    @GET
    @Path("/instruments")
    Uni<JsonNode> instruments();

    /** All their calibrations. */
    @GET
    @Path("/instruments/history")
    Uni<JsonNode> calibrations();

    /** Answers that wait for a person. */
    @GET
    @Path("/review/queue")
    Uni<JsonNode> review(@RestQuery Integer limit);

    /** How often judges said what reviewers say. */
    @GET
    @Path("/review/agreement")
    Uni<JsonNode> reviewed();
}
