package io.plumbline.gateway.models.terms;

import io.plumbline.gateway.store.JsonColumn;
import jakarta.persistence.Converter;

/** Sampling overrides stored as JSON text. */
@Converter(autoApply = true)
public class SamplingColumn extends JsonColumn<SamplingOverrides> {

    public SamplingColumn() {
        super(SamplingOverrides.class);
    }
}
