package io.plumbline.gateway.models.terms;

import io.plumbline.gateway.store.JsonColumn;
import jakarta.persistence.Converter;

/** The terms of a model stored as JSON text. */
@Converter(autoApply = true)
public class TermsColumn extends JsonColumn<ModelTerms> {

    public TermsColumn() {
        super(ModelTerms.class);
    }
}
