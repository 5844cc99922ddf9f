package io.plumbline.aggregator.identity;

import io.plumbline.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what comparisons ended in. */
@ApplicationScoped
public class Identities {

    private final Transactions transactions;

    Identities(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The newest of every model that is still registered with the baseline that it was compared with. */
    public Uni<List<ModelIdentity>> latest() {
        return transactions
                .once(session -> session.createNativeQuery(IdentitySql.LATEST, Object[].class)
                        .getResultList())
                .map(rows -> rows.stream().map(ModelIdentity::of).toList());
    }

    /** A model's comparisons that are decided, newest first; none for a model that has none. */
    Uni<IdentityReport> ofModel(String model, int most) {
        return transactions
                .once(session -> session.createNativeQuery(IdentitySql.HISTORY, Object[].class)
                        .setParameter("model", model)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> IdentityReport.of(
                        model, rows.stream().map(IdentityReport.Comparison::of).toList()));
    }
}
