package io.plumbline.cli.replies;

import java.util.List;

/**
 * A probe in the list of probes.
 *
 * @param id the probe's id
 * @param state RUNNING, FINISHED or CANCELLED
 * @param finished prompts with an outcome
 * @param total prompts of all models
 * @param createdAt time of submission
 * @param questionSets names of its question sets
 * @param models ids of its models
 */
@ReplyOf(value = "GET /api/v1/probes", list = "probes")
public record ListedProbe(
        String id,
        String state,
        long finished,
        long total,
        String createdAt,
        List<String> questionSets,
        List<String> models) {}
