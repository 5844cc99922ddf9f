package io.plumbline.gateway.models.terms;

import io.plumbline.events.judging.Thresholds;
import io.plumbline.gateway.store.JsonColumn;
import jakarta.persistence.Converter;

/** The thresholds of verdicts stored as JSON text. */
@Converter(autoApply = true)
public class ThresholdsColumn extends JsonColumn<Thresholds> {

    public ThresholdsColumn() {
        super(Thresholds.class);
    }
}
