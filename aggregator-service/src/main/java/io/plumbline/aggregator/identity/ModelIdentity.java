package io.plumbline.aggregator.identity;

import io.plumbline.database.Row;
import io.plumbline.reports.models.IdentityState;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a model by now.
 *
 * @param model its id
 * @param revision what was deployed under it
 * @param baseline what it was compared with
 * @param partition the partition that its scores are read from
 * @param state what the newest comparison ended in
 * @param before what the newest one before that ended in that claimed anything
 * @param run id of the newest comparison
 * @param decidedAt when that was decided
 */
public record ModelIdentity(
        String model,
        String revision,
        String baseline,
        int partition,
        IdentityState state,
        Optional<IdentityState> before,
        String run,
        Instant decidedAt) {

    static ModelIdentity of(Row row) {
        return new ModelIdentity(
                row.text("model"),
                row.text("revision"),
                row.text("baseline"),
                row.integer("partition"),
                IdentityState.valueOf(row.text("state")),
                row.optionalText("before").map(IdentityState::valueOf),
                row.text("run"),
                row.instant("decided"));
    }
}
