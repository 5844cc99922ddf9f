package io.plumbline.cli.replies;

/**
 * An entry of the audit log.
 *
 * @param at time of the change
 * @param actorName name of the key that made it
 * @param action the change as a verb, such as registered
 * @param kind kind of the changed object, such as model
 * @param subject id of the changed object
 */
@ReplyOf(value = "GET /api/v1/audit", list = "changes")
public record AuditReply(String at, String actorName, String action, String kind, String subject) {}
