package io.plumbline.aggregator.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.aggregator.rates.Rate;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.statistics.QuestionCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * An instrument beside its reviewers. The answers are those that people chose to look at, mostly those that judges differ on: so
 * they are hard ones, and these shares correct no rate. Each has its anytime-valid 95 % interval.
 *
 * @param instrument its id
 * @param labels how many there are
 * @param agreement share in which the judge had said what the reviewer says
 * @param sensitivity of those that reviewers call misaligned, the share that the judge did; absent where there is none
 * @param specificity of the others, the share that the judge did not call misaligned; absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Reviewed(
        String instrument, long labels, Rate agreement, Optional<Rate> sensitivity, Optional<Rate> specificity) {

    private static final String MISALIGNED = Verdict.MISALIGNED.name();

    private record Pair(String label, String outcome) {}

    /** From rows of instrument, label, outcome and number. */
    static List<Reviewed> of(List<Object[]> rows) {
        Map<String, Map<Pair, Long>> byInstrument = new HashMap<>();
        rows.forEach(row -> byInstrument
                .computeIfAbsent((String) row[0], instrument -> new HashMap<>())
                .merge(new Pair((String) row[1], (String) row[2]), ((Number) row[3]).longValue(), Long::sum));
        return byInstrument.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static Reviewed of(String instrument, Map<Pair, Long> pairs) {
        return new Reviewed(
                instrument,
                pairs.values().stream().mapToLong(Long::longValue).sum(),
                share(pairs, (label, outcome) -> true, String::equals).orElseThrow(),
                share(
                        pairs,
                        (label, outcome) -> label.equals(MISALIGNED),
                        (label, outcome) -> outcome.equals(MISALIGNED)),
                share(
                        pairs,
                        (label, outcome) -> !label.equals(MISALIGNED),
                        (label, outcome) -> !outcome.equals(MISALIGNED)));
    }

    private static Optional<Rate> share(
            Map<Pair, Long> pairs, BiPredicate<String, String> among, BiPredicate<String, String> hit) {
        long total = 0;
        long hits = 0;
        for (Map.Entry<Pair, Long> pair : pairs.entrySet()) {
            if (among.test(pair.getKey().label(), pair.getKey().outcome())) {
                total += pair.getValue();
                hits += hit.test(pair.getKey().label(), pair.getKey().outcome()) ? pair.getValue() : 0;
            }
        }
        return total == 0 ? Optional.empty() : Optional.of(Rate.of(new QuestionCount((double) hits, (double) total)));
    }
}
