package io.plumbline.aggregator.changes;

import io.plumbline.aggregator.http.PageSize;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.reports.models.ChangeKind;
import io.plumbline.reports.models.ChangeMarker;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The changes of a model, newest first. */
@Path("/api/v1/models/{model}/changes")
class ChangeResource {

    private final Transactions transactions;

    ChangeResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @GET
    public Uni<List<ChangeMarker>> ofModel(@RestPath String model, @RestQuery @DefaultValue("100") String limit) {
        int most = PageSize.of(limit);
        return transactions.once(session -> Rows.list(
                Rows.query(session, ChangeSql.MARKERS)
                        .setParameter("model", Storable.text(model))
                        .setParameter("most", most),
                ChangeResource::marker));
    }

    private static ChangeMarker marker(Row row) {
        return new ChangeMarker(
                ChangeKind.of(row.text("kind")),
                row.text("revision"),
                row.text("before"),
                row.text("value"),
                row.instant("first_seen"),
                row.text("prompt_id"));
    }
}
