package io.plumbline.gateway.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** The aggregator's questions about alarms and recounts; a recount reads all of a series' answers and may take minutes. */
@Path("/api/v1")
@RegisterRestClient(configKey = "aggregator-watch")
interface WatchApi {

    @GET
    @Path("/alarms")
    Uni<JsonNode> alarms();

    @GET
    @Path("/alarms/{id}")
    Uni<JsonNode> alarm(String id);

    @GET
    @Path("/models/{model}/alarms")
    Uni<JsonNode> alarms(String model, @RestQuery Long before, @RestQuery Integer limit);

    @GET
    @Path("/models/{model}/identity")
    Uni<JsonNode> identity(String model);

    @GET
    @Path("/models/{model}/changes")
    Uni<JsonNode> changes(String model);

    @GET
    @Path("/fleet/digest")
    Uni<JsonNode> digest();

    @GET
    @Path("/recount/series")
    Uni<JsonNode> series(@RestQuery long after);

    @GET
    @Path("/recount/probes")
    Uni<JsonNode> probes(@RestQuery String after);

    @POST
    @Path("/recount/series/{id}")
    Uni<JsonNode> recountSeries(long id, @RestQuery boolean mend);

    @POST
    @Path("/recount/probes/{id}")
    Uni<JsonNode> recountProbe(String id, @RestQuery boolean mend);
}
