package io.plumbline.aggregator.live;

/**
 * What the registration of a model says about its gauges.
 *
 * @param model id of the model
 * @param revision the deployed revision
 */
public record Registration(String model, String revision) {}
