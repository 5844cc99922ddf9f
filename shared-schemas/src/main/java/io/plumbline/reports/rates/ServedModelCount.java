package io.plumbline.reports.rates;

import io.plumbline.reports.Report;

/**
 * How many of a probe's answers to one model came under one name.
 *
 * @param model id of the model
 * @param servedModel the model name in the replies; untrusted
 * @param answers number of answers, at least 1
 */
@Report
public record ServedModelCount(String model, String servedModel, long answers) {}
