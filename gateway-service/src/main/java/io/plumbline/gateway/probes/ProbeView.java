package io.plumbline.gateway.probes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A probe's progress, as the API answers it.
 *
 * @param id id of the probe
 * @param state running, finished or cancelled
 * @param questionSets the sets that it asks
 * @param labels label values by name
 * @param priority 0 to 9; lower is released first
 * @param total prompts of all models
 * @param finished prompts with an outcome
 * @param createdAt when it was submitted
 * @param finishedAt when the last outcome came; absent until then
 * @param models its lanes: the candidates, then the baseline
 * @param notes what holds it up at present, such as a model that is slow or rejects calls, one sentence each; absent if nothing does
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
        List<Lane> models,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

    /**
     * Progress of one lane, that is of one model in the probe.
     *
     * @param id of the registered model
     * @param revision the model's revision when the probe was submitted
     * @param model its name at its endpoint
     * @param role candidate or baseline
     * @param total number of its prompts
     * @param released prompts that were sent
     * @param finished prompts with an outcome
     * @param counts finished prompts by outcome
     * @param unscored prompts without a verdict, by reason
     * @param lastFailure latest reason for a missing verdict, in words; absent if there was none
     * @param waitingFor why the gateway releases no further prompt for now; absent if it may
     */
    @Schema(name = "ProbeLane")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lane(
            String id,
            String revision,
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
                    lane.revision(),
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
                lanes.stream().map(Lane::of).toList(),
                List.of());
    }

    /** The same with what holds it up. */
    ProbeView noting(List<String> present) {
        return new ProbeView(
                id,
                state,
                questionSets,
                labels,
                priority,
                total,
                finished,
                createdAt,
                finishedAt,
                models,
                List.copyOf(present));
    }
}
