package io.plumbline.gateway.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.results.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Alarms over HTTP, and what belongs to them: a model's history, its identity, its changes, and the fleet's digest. */
@Path("/api/v1")
class AlarmResource {

    private static final int LONGEST_PAGE = 200;

    private final WatchApi aggregator;

    AlarmResource(@RestClient WatchApi aggregator) {
        this.aggregator = aggregator;
    }

    /** Those that fire or warn, the loudest and then the newest first. */
    @GET
    @Path("alarms")
    public Uni<JsonNode> up() {
        return Asked.of(aggregator::alarms);
    }

    @GET
    @Path("alarms/{id}")
    public Uni<JsonNode> one(String id) {
        return Asked.known(() -> aggregator.alarm(id), "alarm '" + id + "'");
    }

    /** A model's changes of alarms, the newest first; {@code before} is the number of the last one seen. */
    @GET
    @Path("models/{id}/alarms")
    public Uni<JsonNode> ofModel(String id, @RestQuery String before, @RestQuery String limit) {
        Findings findings = new Findings();
        if (before != null && !before.matches("[0-9]{1,18}")) {
            findings.add("/before", "must be the number of a change");
        }
        if (limit != null
                && !(limit.matches("[0-9]{1,3}")
                        && Integer.parseInt(limit) >= 1
                        && Integer.parseInt(limit) <= LONGEST_PAGE)) {
            findings.add("/limit", "must be a whole number in 1.." + LONGEST_PAGE);
        }
        findings.refuse();
        return Asked.of(() -> aggregator.alarms(
                id, before == null ? null : Long.valueOf(before), limit == null ? null : Integer.valueOf(limit)));
    }

    /** Whether a model can be told from its baseline: the newest comparisons. */
    @GET
    @Path("models/{id}/identity")
    public Uni<JsonNode> identity(String id) {
        return Asked.known(() -> aggregator.identity(id), "model '" + id + "'");
    }

    /** When something about a model's answers changed: revision, served model, fingerprint, instrument. */
    @GET
    @Path("models/{id}/changes")
    public Uni<JsonNode> changes(String id) {
        return Asked.known(() -> aggregator.changes(id), "model '" + id + "'");
    }

    /** What stands out among all series at once. */
    @GET
    @Path("fleet/digest")
    public Uni<JsonNode> digest() {
        return Asked.of(aggregator::digest);
    }
}
