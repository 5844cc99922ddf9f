package io.plumbline.aggregator.budget;

import io.plumbline.aggregator.detectors.AlarmKind;

/**
 * An alarm that several series of a model raise together.
 *
 * @param seriesId the one of them with the most evidence, at which the alarm fires
 * @param kind the kind of alarm
 * @param evidenceDays the evidence of all together, in days
 */
public record JointAlarm(long seriesId, AlarmKind kind, double evidenceDays) {}
