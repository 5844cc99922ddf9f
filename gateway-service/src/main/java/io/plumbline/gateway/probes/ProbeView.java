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
 * @param questionSets what is asked
 * @param labels names and values to find it by
 * @param priority lower is released first
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
        List<AskedSet> questionSets,
        Map<String, String> labels,
        int priority,
        long total,
        long finished,
        Instant createdAt,
        Instant finishedAt,
        List<Lane> models) {

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
     * @param waitingFor why nothing more is released for now; absent where nothing stands in the way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lane(
            String id,
            String model,
            String role,
            int total,
            int released,
            int finished,
            Map<String, Integer> counts,
            Map<String, Integer> unscored,
            String lastFailure,
            String waitingFor) {

        static Lane of(LaneState lane) {
            return new Lane(
                    lane.model(),
                    lane.target().modelName(),
                    lane.role().name().toLowerCase(Locale.ROOT),
                    lane.total(),
                    lane.nextIndex(),
                    lane.finishedCount(),
                    lane.counts(),
                    lane.unscored(),
                    lane.lastFailure(),
                    lane.waitingFor());
        }
    }

    /** How far it is. */
    public static ProbeView of(ProbeRow probe, List<LaneState> lanes) {
        return new ProbeView(
                probe.id,
                probe.state,
                probe.asked.sets(),
                probe.labels(),
                probe.priority,
                lanes.stream().mapToLong(LaneState::total).sum(),
                lanes.stream().mapToLong(LaneState::finishedCount).sum(),
                probe.createdAt,
                probe.finishedAt,
                lanes.stream().map(Lane::of).toList());
    }
}
