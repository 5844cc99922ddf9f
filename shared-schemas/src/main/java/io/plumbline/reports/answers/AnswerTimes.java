package io.plumbline.reports.answers;

import io.plumbline.reports.Report;
import java.time.Instant;

/**
 * When an answer was asked for, given and scored.
 *
 * @param releasedAt when the gateway released the prompt
 * @param answeredAt when the call was over
 * @param scoredAt when it had its outcome
 */
@Report
public record AnswerTimes(Instant releasedAt, Instant answeredAt, Instant scoredAt) {}
