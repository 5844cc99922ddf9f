package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What the gateway asks the aggregator, for its own API and for its pages; each question stands here once. Ask through
 * {@link AggregatorCall}. Recounts have a client of their own, because they take minutes.
 */
@Path("/api/v1")
@RegisterRestClient(configKey = "aggregator")
public interface AggregatorApi {

    /** Models with their states, the most urgent first. */
    @GET
    @Path("/fleet/models")
    Uni<JsonNode> fleet(
            @RestQuery String text,
            @RestQuery String label,
            @RestQuery String state,
            @RestQuery Integer page,
            @RestQuery Integer limit);

    /** One of them. */
    @GET
    @Path("/fleet/models/{model}")
    Uni<JsonNode> fleet(String model);

    /** What stands out among all series at once. */
    @GET
    @Path("/fleet/digest")
    Uni<JsonNode> digest();

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

    /** Whether it can be told from its baseline. */
    @GET
    @Path("/models/{model}/identity")
    Uni<JsonNode> identity(String model);

    /** Its changes of alarms, the newest first; before is the number of the last one seen. */
    @GET
    @Path("/models/{model}/alarms")
    Uni<JsonNode> alarms(String model, @RestQuery Long before, @RestQuery Integer limit);

    /** Where its newest answers lie that an instrument scored, at most so many of each outcome. */
    @GET
    @Path("/models/{model}/points")
    Uni<JsonNode> points(String model, @RestQuery String instrument, @RestQuery Integer limit);

    /** Alarms that are up. */
    @GET
    @Path("/alarms")
    Uni<JsonNode> alarms();

    /** One of them. */
    @GET
    @Path("/alarms/{id}")
    Uni<JsonNode> alarm(String id);

    /** Answers of a model or a probe. */
    @GET
    @Path("/answers")
    Uni<JsonNode> answers(@RestQuery Map<String, String> filter);

    /** Answers that are named. */
    @GET
    @Path("/named-answers")
    Uni<JsonNode> answers(@RestQuery List<String> id);

    /** What it has counted for the models of a probe, on one question set where it is named. */
    @GET
    @Path("/probes/{probe}/rates")
    Uni<JsonNode> probeRates(
            String probe, @RestQuery String candidate, @RestQuery String baseline, @RestQuery String questionSet);

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

    /** How far the judges of a panel agree, by instrument. */
    @GET
    @Path("/instruments/panel")
    Uni<JsonNode> panel();

    /** Answers that wait for a person. */
    @GET
    @Path("/review/queue")
    Uni<JsonNode> review(@RestQuery Integer limit);

    /** How often judges said what reviewers say. */
    @GET
    @Path("/review/agreement")
    Uni<JsonNode> reviewed();

    /** What people have said about an answer. */
    @GET
    @Path("/review/labels/{answer}")
    Uni<JsonNode> labels(String answer);

    /** Says something about one. */
    @POST
    @Path("/review/labels/{answer}")
    Uni<JsonNode> label(String answer, Map<String, String> label);

    /** How many days it keeps what. */
    @GET
    @Path("/retention")
    Uni<JsonNode> retention();
}
