package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.events.target.RateThresholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Which misaligned rates models may have by their registration: the thresholds of verdicts that are asked for without one. */
@ApplicationScoped
public class TolerableRates {

    private final Transactions database;

    TolerableRates(Transactions database) {
        this.database = database;
    }

    /** By id, for each of the models, 0 to 1; empty where nobody has said. */
    public Uni<Map<String, OptionalDouble>> of(Collection<String> models) {
        return database.once(session -> session.createSelectionQuery(
                                "from RegisteredModelRow where id in :ids", RegisteredModelRow.class)
                        .setParameter("ids", models)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(RegisteredModelRow::id, TolerableRates::rate)));
    }

    private static OptionalDouble rate(RegisteredModelRow model) {
        return model.terms()
                .rateThresholds()
                .map(RateThresholds::misalignedRate)
                .orElse(OptionalDouble.empty());
    }
}
