package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.events.target.RateThresholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the rates that registrations tolerate: the default thresholds of a probe's verdict. */
@ApplicationScoped
public class RateThresholdLookup {

    private final Transactions database;

    RateThresholdLookup(Transactions database) {
        this.database = database;
    }

    /** The thresholds that were registered for each of these models, by its id; ids that are not registered are absent. */
    public Uni<Map<String, RateThresholds>> of(Collection<String> models) {
        return database.once(session -> session.createSelectionQuery(
                                "from ModelRegistrationRow where id in :ids", ModelRegistrationRow.class)
                        .setParameter("ids", models)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(ModelRegistrationRow::id, model -> model.terms()
                        .rateThresholds()
                        .orElse(RateThresholds.NONE))));
    }
}
