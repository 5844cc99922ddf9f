package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.calibration.InstrumentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rates of a probe.
 *
 * @param models those that have answers, by id
 * @param difference candidate minus baseline; empty where one of them has no scored answer or was not named
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProbeRates(List<OfModel> models, Optional<Difference> difference) {

    /** One model's rates in the probe, and how the instruments do that they were measured with. */
    public record OfModel(String model, @JsonUnwrapped RateView rates, List<InstrumentState> instruments) {

        static OfModel of(String model, Map<Cell, Tally> cells, List<InstrumentState> instruments) {
            return new OfModel(model, RateView.of(cells, instruments), instruments);
        }
    }

    /** The rates of these counts; candidate and baseline may be null. */
    static ProbeRates of(
            Map<String, Map<Cell, Tally>> models,
            Map<String, List<InstrumentState>> instruments,
            String candidate,
            String baseline) {
        List<OfModel> views = models.entrySet().stream()
                .map(entry -> OfModel.of(
                        entry.getKey(), entry.getValue(), instruments.getOrDefault(entry.getKey(), List.of())))
                .toList();
        Map<Cell, Tally> none = Map.of();
        return new ProbeRates(
                views,
                candidate == null || baseline == null
                        ? Optional.empty()
                        : Difference.between(
                                models.getOrDefault(candidate, none), models.getOrDefault(baseline, none)));
    }
}
