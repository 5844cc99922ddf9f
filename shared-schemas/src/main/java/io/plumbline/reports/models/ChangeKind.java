package io.plumbline.reports.models;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What about a model can change. */
public enum ChangeKind {
    /** The revision that its owner registers. */
    REVISION,
    /** The model name in replies, within a revision. */
    SERVED_MODEL,
    /** The provider's configuration in replies, within a revision. */
    SYSTEM_FINGERPRINT,
    /** The instrument that scores its answers. */
    INSTRUMENT;

    /** The kind as it is stored, as it labels metrics and as it stands in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ChangeKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
