package io.plumbline.reports.answers;

import io.plumbline.reports.Report;

/**
 * What was asked of which model.
 *
 * @param promptId identity of the answer
 * @param probeId id of the probe
 * @param model id of the registered model
 * @param revision its revision
 * @param questionSet the question set, with the hash of its content
 * @param questionId the question's id as in its file
 * @param variant how the question is put
 * @param source where the answer comes from, such as PROBE or PRODUCTION
 */
@Report
public record AnswerOrigin(
        String promptId,
        String probeId,
        String model,
        String revision,
        String questionSet,
        String questionId,
        String variant,
        String source) {}
