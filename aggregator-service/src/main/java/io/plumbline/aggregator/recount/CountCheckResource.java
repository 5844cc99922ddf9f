package io.plumbline.aggregator.recount;

import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.plumbline.reports.upkeep.SeriesCheck;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lists series and probes, and recounts them one at a time, so that no request takes longer than one series. */
@Path("/api/v1/recount")
class CountCheckResource {

    private static final int PAGE = 1000;

    private final Transactions transactions;
    private final Recount recount;

    CountCheckResource(Transactions transactions, Recount recount) {
        this.transactions = transactions;
        this.recount = recount;
    }

    /** Ids of series that follow a given id. */
    @GET
    @Path("/series")
    public Uni<List<Long>> series(@RestQuery @DefaultValue("0") long after) {
        return transactions.once(session -> session.createNativeQuery(RecountSql.SERIES_IDS, Long.class)
                .setParameter("after", after)
                .setParameter("limit", PAGE)
                .getResultList());
    }

    /** Ids of probes that follow a given id. */
    @GET
    @Path("/probes")
    public Uni<List<String>> probes(@RestQuery @DefaultValue("") String after) {
        return transactions.once(session -> session.createNativeQuery(RecountSql.PROBE_IDS, String.class)
                .setParameter("after", Storable.text(after))
                .setParameter("limit", PAGE)
                .getResultList());
    }

    @POST
    @Path("/series/{id}")
    public Uni<SeriesCheck> series(@RestPath long id, @RestQuery @DefaultValue("false") boolean mend) {
        return recount.series(id, mend);
    }

    @POST
    @Path("/probes/{id}")
    public Uni<ProbeCheck> probe(@RestPath String id, @RestQuery @DefaultValue("false") boolean mend) {
        return recount.probe(Storable.text(id), mend);
    }
}
