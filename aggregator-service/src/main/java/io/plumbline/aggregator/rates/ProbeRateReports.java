package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.counts.CountedLane;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.ProbeRateReport.OfModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes reports of probes out of counts. */
final class ProbeRateReports {

    private ProbeRateReports() {}

    /** The rates of these counts; candidate and baseline may be null. */
    static ProbeRateReport of(
            Map<CountedLane, Map<QuestionVariant, OutcomeCounts>> parts,
            Map<CountedLane, List<MeasuredInstrument>> instruments,
            String candidate,
            String baseline) {
        List<OfModel> views = parts.entrySet().stream()
                .map(entry ->
                        lane(entry.getKey(), entry.getValue(), instruments.getOrDefault(entry.getKey(), List.of())))
                .toList();
        Set<String> sets = parts.keySet().stream().map(CountedLane::questionSet).collect(Collectors.toSet());
        Map<QuestionVariant, OutcomeCounts> none = Map.of();
        return new ProbeRateReport(
                views,
                sets.stream()
                        .findFirst()
                        .filter(set -> sets.size() == 1 && candidate != null && baseline != null)
                        .flatMap(set -> DifferenceEstimator.between(
                                parts.getOrDefault(new CountedLane(candidate, set), none),
                                parts.getOrDefault(new CountedLane(baseline, set), none))));
    }

    private static OfModel lane(
            CountedLane lane, Map<QuestionVariant, OutcomeCounts> counts, List<MeasuredInstrument> instruments) {
        return new OfModel(
                lane.model(),
                lane.questionSet(),
                RateReports.of(counts, instruments),
                MeasuredInstrument.states(instruments));
    }
}
