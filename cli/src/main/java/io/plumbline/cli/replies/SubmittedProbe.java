package io.plumbline.cli.replies;

/**
 * A probe that the gateway has just accepted.
 *
 * @param id the probe's id
 */
@ReplyOf("POST /api/v1/probes")
public record SubmittedProbe(String id) {}
