package io.plumbline.gateway.access.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import java.io.UncheckedIOException;

/**
 * One thing that was changed.
 *
 * @param action what was done, as a verb in the past
 * @param kind of what: {@code model}, {@code probe}, {@code schedule}, {@code question-set}, {@code key} or {@code counts}
 * @param subject its id
 * @param before how it was, fit for JSON and without secrets; null where there was nothing
 * @param after how it is now; null where nothing is left
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
