package io.plumbline.aggregator.changes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What about a model can change. */
enum ChangeKind {
    /** What its owner says is deployed. */
    REVISION,
    /** The model name in replies, within a revision. */
    SERVED_MODEL,
    /** The provider's configuration in replies, within a revision. */
    SYSTEM_FINGERPRINT,
    /** What its answers are measured with. */
    INSTRUMENT;

    /** The kind as it is stored and as it labels metrics. */
    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
