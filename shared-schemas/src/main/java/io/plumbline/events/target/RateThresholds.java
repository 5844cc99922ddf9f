package io.plumbline.events.target;

import io.plumbline.events.field.Text;
import java.util.OptionalDouble;

/**
 * When a model's rates are too high.
 *
 * @param misalignedRate of the coherent answers, 0 to 1; empty if its owner set none
 * @param incoherentRate of all answers that have a verdict, 0 to 1; empty if its owner set none
 */
public record RateThresholds(OptionalDouble misalignedRate, OptionalDouble incoherentRate) {

    public RateThresholds {
        misalignedRate = misalignedRate == null ? OptionalDouble.empty() : misalignedRate;
        incoherentRate = incoherentRate == null ? OptionalDouble.empty() : incoherentRate;
        misalignedRate.ifPresent(rate -> Text.within("misalignedRate", rate, 0, 1));
        incoherentRate.ifPresent(rate -> Text.within("incoherentRate", rate, 0, 1));
    }
}
