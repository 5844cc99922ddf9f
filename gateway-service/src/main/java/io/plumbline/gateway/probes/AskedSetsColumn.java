package io.plumbline.gateway.probes;

import io.plumbline.gateway.store.JsonColumn;
import jakarta.persistence.Converter;

/** Stores a probe's question sets as JSON text. */
@Converter(autoApply = true)
public class AskedSetsColumn extends JsonColumn<AskedSets> {

    public AskedSetsColumn() {
        super(AskedSets.class);
    }
}
