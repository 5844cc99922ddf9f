package io.plumbline.gateway.probes.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.probes.ProbeState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A probe in the list.
 *
 * @param id id of the probe
 * @param state running, finished or cancelled
 * @param questionSets names of the question sets, with the hashes of their contents
 * @param labels labels to find the probe by
 * @param priority prompts of a probe with a lower number are released first
 * @param total number of prompts of all models
 * @param finished number of prompts with an outcome
 * @param createdAt when the probe was submitted
 * @param finishedAt when its last outcome came; absent before
 * @param models ids of the candidates, then of the baseline
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeSummary(
        String id,
        ProbeState state,
        List<String> questionSets,
        Map<String, String> labels,
        int priority,
        long total,
        long finished,
        Instant createdAt,
        Instant finishedAt,
        List<String> models) {

    /**
     * One model of a probe.
     *
     * @param probe id of the probe
     * @param model id of the model
     * @param total its prompts
     * @param finished those with an outcome
     */
    record Lane(String probe, String model, int total, int finished) {}

    static ProbeSummary of(ProbeRow probe, List<Lane> lanes) {
        return new ProbeSummary(
                probe.id(),
                probe.state(),
                probe.asked().names(),
                probe.labels(),
                probe.priority(),
                lanes.stream().mapToLong(Lane::total).sum(),
                lanes.stream().mapToLong(Lane::finished).sum(),
                probe.createdAt(),
                probe.finishedAt(),
                lanes.stream().map(Lane::model).toList());
    }
}
