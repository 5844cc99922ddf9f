package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.events.target.RateThresholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Finds the misaligned rates that registrations tolerate: the default thresholds of a probe's verdict. */
@ApplicationScoped
public class RateThresholdLookup {

    private final Transactions database;

    RateThresholdLookup(Transactions database) {
        this.database = database;
    }

    /** The tolerated misaligned rate of each model by its id, 0 to 1; empty for a registration without one. */
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
