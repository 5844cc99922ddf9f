package io.plumbline.aggregator.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.field.EventJson;
import io.plumbline.reports.models.IdentityEvidence;
import io.plumbline.reports.models.IdentityReport;
import io.plumbline.reports.models.IdentityState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the results of comparisons with baselines. */
@ApplicationScoped
public class Identities {

    private static final TypeReference<List<IdentityEvidence>> EVIDENCE = new TypeReference<>() {};

    private final Transactions transactions;

    Identities(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The newest comparison of every model that is still registered with that baseline. */
    public Uni<List<ModelIdentity>> latest() {
        return transactions.once(session -> Rows.list(Rows.query(session, IdentitySql.LATEST), ModelIdentity::of));
    }

    /** A model's decided comparisons, newest first. */
    Uni<IdentityReport> ofModel(String model, int most) {
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, IdentitySql.HISTORY)
                                .setParameter("model", model)
                                .setParameter("most", most),
                        Identities::comparison))
                .map(comparisons -> IdentityReport.of(model, comparisons));
    }

    private static IdentityReport.Comparison comparison(Row row) {
        return new IdentityReport.Comparison(
                row.text("run"),
                row.text("revision"),
                row.text("baseline"),
                row.text("prompt_set"),
                row.integer("size"),
                row.integer("answers"),
                row.integer("failed"),
                IdentityState.valueOf(row.text("state")),
                row.text("reason"),
                evidence(row.text("evidence")),
                row.instant("sent"),
                row.instant("decided"));
    }

    private static List<IdentityEvidence> evidence(String json) {
        try {
            return EventJson.mapper().readValue(json, EVIDENCE);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored evidence cannot be read", e);
        }
    }
}
