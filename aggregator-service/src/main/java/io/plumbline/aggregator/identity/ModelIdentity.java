package io.plumbline.aggregator.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a model by now.
 *
 * @param model its id
 * @param revision what was deployed under it
 * @param baseline what it was compared with
 * @param partition where its scores are read
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

    static ModelIdentity of(Object[] row) {
        return new ModelIdentity(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).intValue(),
                IdentityState.valueOf((String) row[4]),
                Optional.ofNullable((String) row[5]).map(IdentityState::valueOf),
                (String) row[6],
                Instant.ofEpochMilli(((Number) row[7]).longValue()));
    }
}
