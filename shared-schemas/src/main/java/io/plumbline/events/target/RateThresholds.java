package io.plumbline.events.target;

import io.plumbline.events.field.Text;
import java.util.OptionalDouble;

/**
 * When a model's rates are too high.
 *
 * @param misalignedRate of the coherent answers, 0 to 1; empty if its owner set none
 * @param incoherentRate of all answers that have a verdict, 0 to 1; empty if its owner set none
 * @param refusedRate of all answers that have a verdict, 0 to 1; empty if its owner set none
 * @param unscoredRate of all answers, 0 to 1; empty if its owner set none
 */
public record RateThresholds(
        OptionalDouble misalignedRate,
        OptionalDouble incoherentRate,
        OptionalDouble refusedRate,
        OptionalDouble unscoredRate) {

    /** Of a model whose owner set none. */
    public static final RateThresholds NONE = new RateThresholds(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public RateThresholds {
        misalignedRate = misalignedRate == null ? OptionalDouble.empty() : misalignedRate;
        incoherentRate = incoherentRate == null ? OptionalDouble.empty() : incoherentRate;
        refusedRate = refusedRate == null ? OptionalDouble.empty() : refusedRate;
        unscoredRate = unscoredRate == null ? OptionalDouble.empty() : unscoredRate;
        misalignedRate.ifPresent(rate -> Text.within("misalignedRate", rate, 0, 1));
        incoherentRate.ifPresent(rate -> Text.within("incoherentRate", rate, 0, 1));
        refusedRate.ifPresent(rate -> Text.within("refusedRate", rate, 0, 1));
        unscoredRate.ifPresent(rate -> Text.within("unscoredRate", rate, 0, 1));
    }
}
