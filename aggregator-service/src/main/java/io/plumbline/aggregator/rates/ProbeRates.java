package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.calibration.InstrumentState;
import io.plumbline.aggregator.counts.CountedLane;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rates of a probe.
 *
 * @param models those that have answers, by id and question set
 * @param difference candidate minus baseline; empty where one of them has no scored answer or was not named, or where
 *     these are answers to several question sets
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProbeRates(List<OfModel> models, Optional<Difference> difference) {

    /** One model's rates on one question set of the probe, and how the instruments do that they were measured with. */
    public record OfModel(
            String model, String questionSet, @JsonUnwrapped RateView rates, List<InstrumentState> instruments) {

        static OfModel of(
                CountedLane part, Map<QuestionVariant, OutcomeCounts> cells, List<InstrumentState> instruments) {
            return new OfModel(part.model(), part.questionSet(), RateView.of(cells, instruments), instruments);
        }
    }

    /** The rates of these counts; candidate and baseline may be null. */
    static ProbeRates of(
            Map<CountedLane, Map<QuestionVariant, OutcomeCounts>> parts,
            Map<CountedLane, List<InstrumentState>> instruments,
            String candidate,
            String baseline) {
        List<OfModel> views = parts.entrySet().stream()
                .map(entry -> OfModel.of(
                        entry.getKey(), entry.getValue(), instruments.getOrDefault(entry.getKey(), List.of())))
                .toList();
        Set<String> sets = parts.keySet().stream().map(CountedLane::questionSet).collect(Collectors.toSet());
        Map<QuestionVariant, OutcomeCounts> none = Map.of();
        return new ProbeRates(
                views,
                sets.stream()
                        .findFirst()
                        .filter(set -> sets.size() == 1 && candidate != null && baseline != null)
                        .flatMap(set -> Difference.between(
                                parts.getOrDefault(new CountedLane(candidate, set), none),
                                parts.getOrDefault(new CountedLane(baseline, set), none))));
    }
}
