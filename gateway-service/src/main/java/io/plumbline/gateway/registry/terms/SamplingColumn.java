package io.plumbline.gateway.registry.terms;

import io.plumbline.gateway.JsonColumn;
import jakarta.persistence.Converter;

/** A model's own sampling as JSON text. */
@Converter(autoApply = true)
public class SamplingColumn extends JsonColumn<OwnSampling> {

    public SamplingColumn() {
        super(OwnSampling.class);
    }
}
