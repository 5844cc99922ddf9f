package io.plumbline.aggregator.changes;

import io.plumbline.aggregator.http.PageSize;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What changed about a model, newest first. */
@Path("/api/v1/models/{model}/changes")
class ChangeResource {

    private final Transactions transactions;

    ChangeResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @GET
    public Uni<List<ChangeMarker>> ofModel(@RestPath String model, @RestQuery @DefaultValue("100") String limit) {
        int most = PageSize.of(limit);
        return transactions
                .once(session -> session.createNativeQuery(ChangeSql.MARKERS, Object[].class)
                        .setParameter("model", Storable.text(model))
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(ChangeMarker::of).toList());
    }
}
