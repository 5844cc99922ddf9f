package io.plumbline.gateway.probes;

import io.plumbline.gateway.store.JsonColumn;
import jakarta.persistence.Converter;

/** What a probe asks as JSON text. */
@Converter(autoApply = true)
public class AskedSetsColumn extends JsonColumn<AskedSets> {

    public AskedSetsColumn() {
        super(AskedSets.class);
    }
}
