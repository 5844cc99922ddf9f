package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.aggregator.rates.DifferenceEstimator;
import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.comparison.ComparisonReport.Compared;
import io.plumbline.reports.comparison.ComparisonReport.Party;
import io.plumbline.reports.comparison.ComparisonReport.Question;
import io.plumbline.reports.comparison.ComparisonReport.Share;
import io.plumbline.reports.comparison.ComparisonVerdict;
import io.plumbline.reports.comparison.LeftOutSeries;
import io.plumbline.reports.comparison.Stratum;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.reports.rates.Difference;
import io.plumbline.statistics.PairedDifference.Pair;
import io.plumbline.statistics.QuestionCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts two sides beside each other; arithmetic alone. Its verdict is that of the difference: whether the answers can be assessed and
 * their judge be believed is for the gateway to say, which knows the limits.
 */
final class Comparer {

    private final ComparisonQuery query;
    private final Side candidate;
    private final Side reference;
    private final Map<String, InstrumentState> instruments;
    private final List<LeftOutSeries> leftOut = new ArrayList<>();

    Comparer(ComparisonQuery query, Side candidate, Side reference, Map<String, InstrumentState> instruments) {
        this.query = query;
        this.instruments = instruments;
        this.candidate = candidate;
        this.reference = reference;
    }

    /** One stratum's counts on both sides, by question; {@link AnswerShares#NONE} for a side without answers. */
    private record Both(Stratum stratum, Map<String, AnswerShares[]> questions) {

        static Both of(Stratum stratum, SeriesCounts one, SeriesCounts other) {
            Map<String, AnswerShares[]> questions = new TreeMap<>();
            one.questions().forEach((id, counts) -> questions.put(id, new AnswerShares[] {counts, AnswerShares.NONE}));
            other.questions()
                    .forEach((id, counts) ->
                            questions.merge(id, new AnswerShares[] {AnswerShares.NONE, counts}, (first, second) ->
                                    new AnswerShares[] {first[0], counts}));
            return new Both(stratum, questions);
        }

        Stream<Map.Entry<String, AnswerShares[]>> whole() {
            return questions.entrySet().stream().filter(entry -> isWhole(entry.getValue()));
        }

        private static boolean isWhole(AnswerShares[] sides) {
            return sides[0].coherent() > 0 && sides[1].coherent() > 0;
        }

        List<String> unpaired() {
            return questions.entrySet().stream()
                    .filter(entry -> !isWhole(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    ComparisonReport compare() {
        leftOut.addAll(candidate.leftOut());
        leftOut.addAll(reference.leftOut());
        List<Both> common = onOneScale();
        List<AnswerShares[]> cells =
                common.stream().flatMap(Both::whole).map(Map.Entry::getValue).toList();
        Optional<Difference> difference = difference(cells);
        Optional<Difference> worst = difference(cells, AnswerShares::atWorst, AnswerShares::atBest);
        Optional<Difference> best = difference(cells, AnswerShares::atBest, AnswerShares::atWorst);
        ComparisonVerdict verdict = verdict(difference, worst, best);
        return new ComparisonReport(
                party(query.candidate(), candidate, query.candidateFrom(), Optional.empty(), common),
                party(query.reference(), reference, Optional.empty(), query.referenceTo(), common),
                verdict,
                reason(verdict, difference),
                List.of(),
                query.failAboveDifference(),
                difference,
                worst.map(found -> OptionalDouble.of(found.rate())).orElse(OptionalDouble.empty()),
                common.stream().map(Comparer::compared).toList(),
                List.copyOf(leftOut),
                common.stream()
                        .map(both -> instruments.get(both.stratum().instrument()))
                        .findFirst());
    }

    /** The strata that both sides have. If they were measured on several scales, only those on the scale of the newest answers. */
    private List<Both> onOneScale() {
        Optional<Stratum> newest = candidate.strata().entrySet().stream()
                .filter(entry -> reference.strata().containsKey(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getValue().newest()))
                .map(Map.Entry::getKey);
        candidate.strata().forEach((stratum, counts) -> leaveOut("candidate", stratum, counts, reference, newest));
        reference.strata().forEach((stratum, counts) -> leaveOut("reference", stratum, counts, candidate, newest));
        return candidate.strata().entrySet().stream()
                .filter(entry -> reference.strata().containsKey(entry.getKey()))
                .filter(entry -> isOnOneScale(newest.orElseThrow(), entry.getKey()))
                .map(entry -> Both.of(
                        entry.getKey(), entry.getValue(), reference.strata().get(entry.getKey())))
                .toList();
    }

    private void leaveOut(String side, Stratum stratum, SeriesCounts counts, Side other, Optional<Stratum> newest) {
        String reason = !other.strata().containsKey(stratum)
                ? "the other side has no such series"
                : newest.filter(one -> isOnOneScale(one, stratum)).isEmpty()
                        ? "another instrument or source than the newest answers; name it to compare it"
                        : null;
        if (reason != null) {
            leftOut.add(new LeftOutSeries(side, counts.series(), counts.answers(), reason));
        }
    }

    private static Compared compared(Both both) {
        List<AnswerShares[]> cells = both.whole().map(Map.Entry::getValue).toList();
        return new Compared(
                both.stratum(),
                difference(cells),
                both.whole()
                        .map(entry -> question(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                        .toList(),
                both.unpaired());
    }

    private static Question question(String id, AnswerShares candidate, AnswerShares reference) {
        return new Question(
                id, share(candidate), share(reference), DifferenceEstimator.of(candidate.rate(), reference.rate()));
    }

    private static Share share(AnswerShares counts) {
        return new Share(counts.misaligned(), counts.coherent(), RateEstimator.of(counts.rate()));
    }

    /** Whether both come from one instrument and one source, so that one figure may hold both. */
    private static boolean isOnOneScale(Stratum one, Stratum other) {
        return one.instrument().equals(other.instrument()) && one.source() == other.source();
    }

    private static Optional<Difference> difference(List<AnswerShares[]> cells) {
        return difference(cells, AnswerShares::rate, AnswerShares::rate);
    }

    private static Optional<Difference> difference(
            List<AnswerShares[]> cells,
            Function<AnswerShares, QuestionCount> ofCandidate,
            Function<AnswerShares, QuestionCount> ofReference) {
        return DifferenceEstimator.paired(cells.stream()
                .map(sides -> new Pair(ofCandidate.apply(sides[0]), ofReference.apply(sides[1])))
                .toList());
    }

    private static Party party(
            String model, Side side, Optional<Instant> from, Optional<Instant> to, List<Both> common) {
        AnswerShares shares = common.stream()
                .map(both -> side.strata().get(both.stratum()))
                .map(SeriesCounts::shares)
                .reduce(AnswerShares.NONE, AnswerShares::plus);
        return new Party(model, side.revision(), from, to, shares.answers(), shares.counts());
    }

    /** Unscored answers count for the candidate where it would fail, and against it where it would pass. */
    private ComparisonVerdict verdict(
            Optional<Difference> difference, Optional<Difference> worst, Optional<Difference> best) {
        if (difference.isEmpty()) {
            return ComparisonVerdict.INCONCLUSIVE;
        }
        if (query.failAboveDifference().isEmpty()) {
            return ComparisonVerdict.NO_THRESHOLD;
        }
        double tolerable = query.failAboveDifference().getAsDouble();
        if (best.orElseThrow().lower() > tolerable) {
            return ComparisonVerdict.FAIL;
        }
        return worst.orElseThrow().upper() <= tolerable ? ComparisonVerdict.PASS : ComparisonVerdict.INCONCLUSIVE;
    }

    private String reason(ComparisonVerdict verdict, Optional<Difference> difference) {
        if (candidate.answers() == 0 || reference.answers() == 0) {
            return "no answers of the " + (candidate.answers() == 0 ? "candidate" : "reference") + " to compare";
        }
        if (difference.isEmpty()) {
            return "no question was asked of both in the same way, answered coherently and scored by the same instrument";
        }
        return switch (verdict) {
            case FAIL -> "the candidate is worse by more than the threshold, beyond chance";
            case PASS -> "the candidate is not worse by more than the threshold";
            case NO_THRESHOLD -> "no threshold was given";
            case INCONCLUSIVE ->
                difference.get().upper() > query.failAboveDifference().orElse(1)
                        ? "the interval holds the threshold: more answers are needed, so ask more samples"
                        : "answers without a verdict could bring the difference above the threshold: mend the cause and probe again";
        };
    }
}
