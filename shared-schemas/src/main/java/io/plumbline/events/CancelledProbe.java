package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.plumbline.events.field.Text;
import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * A probe was cancelled: its prompts that no model was asked yet need not be asked any more.
 *
 * @param id id of the probe
 * @param cancelledAt when the gateway told it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CancelledProbe(String id, Instant cancelledAt) implements Event {

    public CancelledProbe {
        Text.required("id", id);
        requireNonNull(cancelledAt, "cancelledAt is missing");
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Instant time() {
        return cancelledAt;
    }
}
