package io.plumbline.aggregator.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.events.field.EventJson;
import io.plumbline.statistics.identity.Evidence;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A model and what its comparisons ended in.
 *
 * @param model its id
 * @param state what the newest comparison ended in; absent before the first
 * @param reason why, in words for a person
 * @param comparisons newest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record IdentityReport(
        String model, Optional<IdentityState> state, Optional<String> reason, List<Comparison> comparisons) {

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    /**
     * One comparison.
     *
     * @param run its id
     * @param revision what was deployed under the model's id
     * @param baseline id of the other model
     * @param promptSet with the hash of its content
     * @param size answers that were asked for
     * @param answers answers and failures that came
     * @param failed of them the failures
     * @param state what it ended in
     * @param reason why, in words for a person
     * @param evidence the figures behind it
     * @param sentAt when the prompts were sent
     * @param decidedAt when it was decided
     */
    record Comparison(
            String run,
            String revision,
            String baseline,
            String promptSet,
            int size,
            int answers,
            int failed,
            IdentityState state,
            String reason,
            List<Evidence> evidence,
            Instant sentAt,
            Instant decidedAt) {

        static Comparison of(Object[] row) {
            return new Comparison(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    ((Number) row[4]).intValue(),
                    ((Number) row[5]).intValue(),
                    ((Number) row[6]).intValue(),
                    IdentityState.valueOf((String) row[7]),
                    (String) row[8],
                    evidence((String) row[9]),
                    Instant.ofEpochMilli(((Number) row[10]).longValue()),
                    Instant.ofEpochMilli(((Number) row[11]).longValue()));
        }

        private static List<Evidence> evidence(String json) {
            try {
                return EventJson.mapper().readValue(json, EVIDENCE);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("stored evidence cannot be read", e);
            }
        }
    }

    static IdentityReport of(String model, List<Comparison> comparisons) {
        Optional<Comparison> newest = comparisons.stream().findFirst();
        return new IdentityReport(model, newest.map(Comparison::state), newest.map(Comparison::reason), comparisons);
    }
}
