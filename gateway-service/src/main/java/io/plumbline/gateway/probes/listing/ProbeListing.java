package io.plumbline.gateway.probes.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.probes.ProbeRow;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** The list of probes over HTTP and for the console. */
@Path("/api/v1/probes")
@Tag(name = "probes")
public class ProbeListing {

    private final Transactions database;

    ProbeListing(Transactions database) {
        this.database = database;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listProbes", summary = "Lists probes, the newest first.")
    public Uni<Page> list(@BeanParam ProbeQuery query) {
        query.check();
        return found(query).map(found -> Page.of(found, query.most()));
    }

    public Uni<List<ProbeSummary>> newest(int most) {
        ProbeQuery query = new ProbeQuery();
        query.limit = Integer.toString(most);
        return found(query);
    }

    private Uni<List<ProbeSummary>> found(ProbeQuery query) {
        return database.once(session -> query.on(session).getResultList().chain(found -> parts(session, found)
                .map(parts -> found.stream()
                        .map(probe -> ProbeSummary.of(probe, parts.getOrDefault(probe.id(), List.of())))
                        .toList())));
    }

    private static Uni<Map<String, List<ProbeSummary.Lane>>> parts(Mutiny.Session session, List<ProbeRow> probes) {
        return session.createSelectionQuery(
                        "select probeId, model, total, finishedCount from LaneRow where probeId in :probes"
                                + " order by probeId, ordinal",
                        ProbeSummary.Lane.class)
                .setParameter("probes", probes.stream().map(ProbeRow::id).toList())
                .getResultList()
                .map(lanes -> lanes.stream().collect(Collectors.groupingBy(ProbeSummary.Lane::probe)));
    }

    /**
     * A page of the list.
     *
     * @param probes the newest first
     * @param next cursor of the next page, with older probes; absent on the last page
     */
    @Schema(name = "ProbePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ProbeSummary> probes, String next) {
        static Page of(List<ProbeSummary> probes, int limit) {
            return new Page(
                    probes,
                    probes.size() < limit ? null : probes.get(probes.size() - 1).id());
        }
    }
}
