package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Has the aggregator count again; that reads all of a series' answers and may take minutes. */
@Path("/api/v1/recount")
@RegisterRestClient(configKey = "aggregator-recount")
public interface RecountApi {

    /** Ids of series, from behind a given one. */
    @GET
    @Path("/series")
    Uni<JsonNode> series(@RestQuery long after);

    /** Ids of probes, from behind a given one. */
    @GET
    @Path("/probes")
    Uni<JsonNode> probes(@RestQuery String after);

    /** Counts a series again and replays its detectors. */
    @POST
    @Path("/series/{id}")
    Uni<JsonNode> recountSeries(long id, @RestQuery boolean mend);

    /** Counts a probe again. */
    @POST
    @Path("/probes/{id}")
    Uni<JsonNode> recountProbe(String id, @RestQuery boolean mend);
}
