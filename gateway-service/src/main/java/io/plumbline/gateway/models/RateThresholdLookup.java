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
public class RateThresholdLookup {

    private final Transactions database;

    RateThresholdLookup(Transactions database) {
        this.database = database;
    }

    /** By id, for each of the models, 0 to 1; empty where nobody has said. */
    public Uni<Map<String, OptionalDouble>> of(Collection<String> models) {
        return database.once(session -> session.createSelectionQuery(
                                "from ModelRegistrationRow where id in :ids", ModelRegistrationRow.class)
                        .setParameter("ids", models)
                        .getResultList())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(ModelRegistrationRow::id, RateThresholdLookup::rate)));
    }

    private static OptionalDouble rate(ModelRegistrationRow model) {
        return model.terms()
                .rateThresholds()
                .map(RateThresholds::misalignedRate)
                .orElse(OptionalDouble.empty());
    }
}
