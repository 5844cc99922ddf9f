package io.plumbline.gateway.registry.terms;

import io.plumbline.gateway.JsonColumn;
import jakarta.persistence.Converter;

/** Terms as JSON text. */
@Converter(autoApply = true)
public class TermsColumn extends JsonColumn<ModelTerms> {

    public TermsColumn() {
        super(ModelTerms.class);
    }
}
