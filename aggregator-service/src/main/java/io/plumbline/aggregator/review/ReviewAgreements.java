package io.plumbline.aggregator.review;

import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.database.Row;
import io.plumbline.events.answer.Outcome;
import io.plumbline.reports.rates.Rate;
import io.plumbline.reports.review.ReviewAgreement;
import io.plumbline.statistics.QuestionCount;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares the verdicts of instruments with reviewers' labels. */
final class ReviewAgreements {

    private static final String MISALIGNED = Outcome.Verdict.MISALIGNED.name();

    private ReviewAgreements() {}

    /**
     * Labels of an instrument's answers by verdict.
     *
     * @param instrument id of the instrument
     * @param label name of the reviewers' verdict
     * @param outcome name of the judge's verdict
     * @param labels number of such labels, at least 1
     */
    record LabelCount(String instrument, String label, String outcome, long labels) {
        static LabelCount of(Row row) {
            return new LabelCount(row.text("instrument"), row.text("label"), row.text("outcome"), row.number("labels"));
        }
    }

    static List<ReviewAgreement> of(List<LabelCount> counts) {
        return counts.stream().collect(Collectors.groupingBy(LabelCount::instrument)).entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static ReviewAgreement of(String instrument, List<LabelCount> counts) {
        return new ReviewAgreement(
                instrument,
                counts.stream().mapToLong(LabelCount::labels).sum(),
                share(counts, count -> true, count -> count.label().equals(count.outcome()))
                        .orElseThrow(),
                share(counts, ReviewAgreements::labelled, ReviewAgreements::judged),
                share(counts, count -> !labelled(count), count -> !judged(count)));
    }

    private static boolean labelled(LabelCount count) {
        return count.label().equals(MISALIGNED);
    }

    private static boolean judged(LabelCount count) {
        return count.outcome().equals(MISALIGNED);
    }

    private static Optional<Rate> share(
            List<LabelCount> counts, Predicate<LabelCount> among, Predicate<LabelCount> hit) {
        List<LabelCount> all = counts.stream().filter(among).toList();
        long total = all.stream().mapToLong(LabelCount::labels).sum();
        long hits = all.stream().filter(hit).mapToLong(LabelCount::labels).sum();
        return total == 0
                ? Optional.empty()
                : Optional.of(RateEstimator.of(new QuestionCount((double) hits, (double) total)));
    }
}
