package io.plumbline.gateway.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.results.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Recounts over HTTP: what there is to count again, and one series or probe at a time. */
@Path("/api/v1/recount")
class RecountResource {

    private final WatchApi aggregator;

    RecountResource(@RestClient WatchApi aggregator) {
        this.aggregator = aggregator;
    }

    /** Ids of series, from behind a given one. */
    @GET
    @Path("series")
    public Uni<JsonNode> series(@RestQuery @DefaultValue("0") String after) {
        long from = number("/after", after);
        return Asked.of(() -> aggregator.series(from));
    }

    /** Ids of probes, from behind a given one. */
    @GET
    @Path("probes")
    public Uni<JsonNode> probes(@RestQuery @DefaultValue("") String after) {
        return Asked.of(() -> aggregator.probes(after));
    }

    @POST
    @Path("series/{id}")
    public Uni<JsonNode> recountSeries(String id, @RestQuery @DefaultValue("false") boolean mend) {
        long series = number("/id", id);
        return Asked.known(() -> aggregator.recountSeries(series, mend), "series " + series);
    }

    @POST
    @Path("probes/{id}")
    public Uni<JsonNode> recountProbe(String id, @RestQuery @DefaultValue("false") boolean mend) {
        return Asked.of(() -> aggregator.recountProbe(id, mend));
    }

    private static long number(String field, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            new Findings().add(field, "must be a whole number").refuse();
        }
        return Long.parseLong(text);
    }
}
