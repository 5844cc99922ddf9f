package io.plumbline.gateway.probes.recount;

import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.RateReport;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model's answers of a probe by outcome, without outcomes that did not occur.
 *
 * @param counts answers by outcome
 * @param unscored answers without a verdict by reason
 */
record CountedOutcomes(Map<String, Integer> counts, Map<String, Integer> unscored) {

    /** The aggregator's counts of a probe by model, over all its question sets. */
    static Map<String, CountedOutcomes> byModel(ProbeRateReport report) {
        return report.models().stream()
                .collect(Collectors.toMap(ProbeRateReport.OfModel::model, of -> of(of.rates()), CountedOutcomes::plus));
    }

    private static CountedOutcomes of(RateReport rates) {
        return new CountedOutcomes(occurring(rates.counts()), occurring(rates.unscored()));
    }

    private static Map<String, Integer> occurring(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> Math.toIntExact(count.getValue()), Integer::sum, TreeMap::new));
    }

    private CountedOutcomes plus(CountedOutcomes other) {
        return new CountedOutcomes(plus(counts, other.counts), plus(unscored, other.unscored));
    }

    private static Map<String, Integer> plus(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> sum = new TreeMap<>(one);
        other.forEach((name, number) -> sum.merge(name, number, Integer::sum));
        return sum;
    }

    int answers() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Outcomes and reasons whose numbers differ, in either direction. */
    long differences(CountedOutcomes other) {
        return differences(counts, other.counts) + differences(unscored, other.unscored);
    }

    private static long differences(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> all = new TreeMap<>(one);
        other.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .filter(name -> !one.getOrDefault(name, 0).equals(other.getOrDefault(name, 0)))
                .count();
    }
}
