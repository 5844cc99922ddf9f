package io.plumbline.cli.replies;

import java.util.List;
import java.util.Map;

/**
 * A probe and its progress.
 *
 * @param id the probe's id
 * @param state RUNNING, FINISHED or CANCELLED
 * @param finished prompts with an outcome
 * @param total prompts of all models
 * @param createdAt time of submission
 * @param finishedAt time of the last outcome; null until then
 * @param questionSets the question sets of the probe
 * @param models the candidates, then the baseline
 * @param notes what holds the probe up at present, one sentence each; untrusted
 */
@ReplyOf("GET /api/v1/probes/{id}")
public record ProbeReply(
        String id,
        String state,
        long finished,
        long total,
        String createdAt,
        String finishedAt,
        List<QuestionSet> questionSets,
        List<Lane> models,
        List<String> notes) {

    public ProbeReply {
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** Prompts that were released and have no outcome. */
    public long underWay() {
        return models.stream()
                .mapToLong(lane -> lane.released() - lane.finished())
                .sum();
    }

    /**
     * A question set of the probe.
     *
     * @param name name with the hash of its content
     * @param variants ways in which its questions are put
     * @param prompts prompts of each model
     */
    public record QuestionSet(String name, List<String> variants, long prompts) {}

    /**
     * One model of the probe.
     *
     * @param id id of the registered model
     * @param model its name at its endpoint
     * @param role candidate or baseline
     * @param total its prompts
     * @param released prompts that were sent
     * @param finished prompts with an outcome
     * @param counts finished prompts by outcome
     * @param unscored prompts without a verdict by reason
     * @param waitingFor why no more prompts are released for now; null if they are
     * @param lastFailure the last failure in words; null without one
     */
    public record Lane(
            String id,
            String model,
            String role,
            long total,
            long released,
            long finished,
            Map<String, Long> counts,
            Map<String, Long> unscored,
            String waitingFor,
            String lastFailure) {}
}
