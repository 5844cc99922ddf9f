package io.plumbline.aggregator.rates;

import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.reports.rates.ServedModelCount;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The model names under which a probe's answers came. Several names of one model can mean several served models. */
@Path("/api/v1")
class ServedModelResource {

    /** The commonest 20 names of each model: a server that invents names must not fill the page. */
    private static final String SERVED =
            """
            select model, served_model, answers
            from (select model, served_model, count(*) as answers,
                    row_number() over (partition by model order by count(*) desc, served_model) as rank
                from aggregator.answer where probe_id = :probe and served_model <> '' group by model, served_model) as s
            where rank <= 20 order by model, rank
            """;

    private final Transactions transactions;

    ServedModelResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The commonest name first; none for an unknown probe. */
    @GET
    @Path("/probes/{probe}/served-models")
    public Uni<List<ServedModelCount>> ofProbe(@RestPath String probe) {
        return transactions.once(session -> Rows.list(
                Rows.query(session, SERVED).setParameter("probe", Storable.text(probe)), ServedModelResource::count));
    }

    private static ServedModelCount count(Row row) {
        return new ServedModelCount(row.text("model"), row.text("served_model"), row.number("answers"));
    }
}
