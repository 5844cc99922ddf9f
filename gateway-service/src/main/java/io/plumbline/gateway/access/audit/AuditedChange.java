package io.plumbline.gateway.access.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import java.io.UncheckedIOException;

/**
 * A change for the audit log.
 *
 * @param action a verb in the past tense, such as {@code registered}
 * @param kind kind of the changed object: {@code model}, {@code probe}, {@code schedule}, {@code question-set}, {@code key} or
 *     {@code counts}
 * @param subject id of the changed object
 * @param before state before the change, writable as JSON and without secrets; null for a new object
 * @param after state after the change; null for a deleted object
 */
public record AuditedChange(String action, String kind, String subject, Object before, Object after) {

    String beforeJson() {
        return json(before);
    }

    String afterJson() {
        return json(after);
    }

    private static String json(Object value) {
        try {
            return value == null ? null : EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
