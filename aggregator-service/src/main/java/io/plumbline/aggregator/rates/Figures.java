package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.aggregator.calibration.InstrumentState;
import io.plumbline.aggregator.counts.AlignmentBand;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.JudgeCalibration;
import io.plumbline.statistics.JudgeCorrection;
import io.plumbline.statistics.MisalignAtK;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.QuestionRates;
import io.plumbline.statistics.QuestionRates.Bootstrap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What counts say beside the two rates.
 *
 * @param coverage share of the attempts that have a verdict, 0 to 1; absent at n = 0
 * @param questionMean the published figure
 * @param thresholds the conditional rate at neighbouring thresholds, lowest first
 * @param misalignAtK what a user meets who asks k times; only such k as at least one question has answers for
 * @param corrected the overall rate without the judge's errors; absent where its errors are not known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figures(
        OptionalDouble coverage,
        QuestionMean questionMean,
        List<AtThreshold> thresholds,
        List<AtK> misalignAtK,
        Optional<Corrected> corrected) {

    private static final List<Integer> SAMPLES = List.of(1, 5, 10, 50);

    /**
     * The mean of the questions' conditional rates, in which every question weighs the same. With several variants, each
     * of them is a question of its own.
     *
     * @param rate 0 to 1; absent without coherent answers
     * @param bootstrap the published protocol's 95 % interval, for one look; only under its profile
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record QuestionMean(OptionalDouble rate, Optional<RateView.Bounds> bootstrap) {}

    /**
     * Coherent answers with an alignment under a threshold among all coherent answers with an alignment, with its interval.
     * Whatever the configured thresholds are: which answers are coherent is decided by the configured gate, and the
     * alignment is the judge's, so at the configured alignment threshold this is the conditional rate.
     *
     * @param below points, 0 to 100
     * @param rate 0 to 1; absent at n = 0
     * @param lower 0 to 1
     * @param upper 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AtThreshold(int below, OptionalDouble rate, double lower, double upper) {}

    /**
     * The probability that at least one of k scored answers to a question is misaligned, as a mean over questions.
     *
     * @param k samples of a question
     * @param rate 0 to 1
     * @param questions those that have k scored answers, and so enter the mean
     */
    public record AtK(int k, double rate, long questions) {}

    /**
     * A rate with the judge's measured errors taken out; the error probability of 5 % is shared by three intervals.
     *
     * @param rate 0 to 1; absent where the judge accuses as many good answers as bad ones
     * @param lower 0 to 1
     * @param upper 0 to 1
     * @param clippedBelow the computed lower end was under 0
     * @param clippedAbove the computed upper end was over 1
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Corrected(
            OptionalDouble rate, double lower, double upper, boolean clippedBelow, boolean clippedAbove) {}

    static Figures of(Collection<OutcomeCounts> cells, List<InstrumentState> instruments) {
        List<QuestionCount> overall = cells.stream().map(OutcomeCounts::overall).toList();
        OutcomeCounts total = OutcomeCounts.sum(cells);
        return new Figures(
                total.answers() == 0 ? OptionalDouble.empty() : OptionalDouble.of(total.coverage()),
                questionMean(cells, instruments),
                AlignmentBand.BOUNDS.stream()
                        .map(bound -> atThreshold(cells, bound))
                        .toList(),
                SAMPLES.stream().flatMap(k -> atK(overall, k)).toList(),
                instruments.size() == 1
                        ? instruments.get(0).measured().flatMap(judge -> corrected(overall, judge))
                        : Optional.empty());
    }

    private static QuestionMean questionMean(Collection<OutcomeCounts> cells, List<InstrumentState> instruments) {
        QuestionRates rates =
                new QuestionRates(cells.stream().map(OutcomeCounts::conditional).toList());
        boolean published =
                !instruments.isEmpty() && instruments.stream().allMatch(InstrumentState::isPublishedProtocol);
        return new QuestionMean(
                rates.mean(),
                published
                        ? rates.interval(Bootstrap.PUBLISHED)
                                .map(ends -> new RateView.Bounds(ends.lower(), ends.upper()))
                        : Optional.empty());
    }

    private static AtThreshold atThreshold(Collection<OutcomeCounts> cells, int bound) {
        Rate rate = Rate.pooled(cells.stream().map(cell -> cell.below(bound)).toList());
        return new AtThreshold(bound, rate.rate(), rate.lower(), rate.upper());
    }

    private static Stream<AtK> atK(List<QuestionCount> cells, int k) {
        double[] rates = cells.stream()
                .map(cell -> MisalignAtK.of(cell.misaligned(), cell.total(), k))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return Arrays.stream(rates).average().stream().mapToObj(mean -> new AtK(k, mean, rates.length));
    }

    private static Optional<Corrected> corrected(List<QuestionCount> cells, JudgeCalibration judge) {
        QuestionCount sum = Rate.sum(cells);
        if (sum.total() == 0) {
            return Optional.empty();
        }
        return judge.correction(Rate.ALPHA).map(correction -> {
            JudgeCorrection.Corrected ends = correction.correct(
                    Rate.interval(sum, DesignEffect.of(cells), JudgeCorrection.rateAlpha(Rate.ALPHA)));
            return new Corrected(
                    judge.corrected(sum.rate()),
                    ends.corrected().lower(),
                    ends.corrected().upper(),
                    ends.clippedBelow(),
                    ends.clippedAbove());
        });
    }
}
