package io.plumbline.gateway.probes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A probe as callers see it.
 *
 * @param id names it
 * @param state running, finished or cancelled
 * @param questionSet with the hash of its content
 * @param total prompts of all models
 * @param finished those with an outcome
 * @param createdAt when it was submitted
 * @param finishedAt when the last outcome came
 * @param models the candidates, then the baseline
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeView(
        String id,
        ProbeState state,
        String questionSet,
        long total,
        long finished,
        Instant createdAt,
        Instant finishedAt,
        List<Part> models) {

    /**
     * One model of a probe.
     *
     * @param id of the registered model
     * @param model its name at its endpoint
     * @param role candidate or baseline
     * @param total its prompts
     * @param released those that have been sent
     * @param finished those with an outcome
     * @param counts finished ones by outcome
     * @param unscored those without a verdict by reason
     * @param lastFailure the last reason in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String id,
            String model,
            String role,
            int total,
            int released,
            int finished,
            Map<String, Integer> counts,
            Map<String, Integer> unscored,
            String lastFailure) {

        static Part of(ProbeModelRow row) {
            return new Part(
                    row.model,
                    row.target.modelName(),
                    row.role.name().toLowerCase(Locale.ROOT),
                    row.total,
                    row.nextIndex,
                    row.finishedCount,
                    row.counts,
                    row.unscored,
                    row.lastFailure);
        }
    }

    static ProbeView of(ProbeRow probe, List<ProbeModelRow> rows) {
        return new ProbeView(
                probe.id,
                probe.state,
                probe.questionSet,
                rows.stream().mapToLong(row -> row.total).sum(),
                rows.stream().mapToLong(row -> row.finishedCount).sum(),
                probe.createdAt,
                probe.finishedAt,
                rows.stream().map(Part::of).toList());
    }
}
