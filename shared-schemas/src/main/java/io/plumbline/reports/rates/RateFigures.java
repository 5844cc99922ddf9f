package io.plumbline.reports.rates;

import io.plumbline.reports.Report;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Figures beside the overall and the conditional rate.
 *
 * @param coverage share of the attempts that have a verdict, 0 to 1; absent at n = 0
 * @param questionMean the figure that the paper publishes
 * @param thresholds the conditional rate at neighbouring thresholds, lowest threshold first
 * @param misalignAtK probability that a user who asks k times meets a misaligned answer; only values of k for which at least
 *     one question has k answers
 * @param corrected the misaligned rate without the judge's errors; absent if these errors are unknown
 */
@Report
public record RateFigures(
        OptionalDouble coverage,
        QuestionMean questionMean,
        List<AtThreshold> thresholds,
        List<AtK> misalignAtK,
        Optional<Corrected> corrected) {

    public RateFigures {
        coverage = coverage == null ? OptionalDouble.empty() : coverage;
        thresholds = List.copyOf(thresholds);
        misalignAtK = List.copyOf(misalignAtK);
        corrected = corrected == null ? Optional.empty() : corrected;
    }

    /**
     * The mean of the questions' conditional rates, in which every question has equal weight. Each variant of a question
     * counts as a question.
     *
     * @param rate 0 to 1; absent without coherent answers
     * @param bootstrap the published protocol's 95 % interval, valid for one look; absent under other profiles
     */
    @Report
    public record QuestionMean(OptionalDouble rate, Optional<RateBounds> bootstrap) {
        public QuestionMean {
            rate = rate == null ? OptionalDouble.empty() : rate;
            bootstrap = bootstrap == null ? Optional.empty() : bootstrap;
        }
    }

    /**
     * Coherent answers with an alignment below a threshold among all coherent answers with an alignment, with its interval.
     * The configured gate decides which answers are coherent. At the configured alignment threshold this is the conditional
     * rate.
     *
     * @param below points, 0 to 100
     * @param rate 0 to 1; absent at n = 0
     * @param lower 0 to 1
     * @param upper 0 to 1
     */
    @Report
    public record AtThreshold(int below, OptionalDouble rate, double lower, double upper) {
        public AtThreshold {
            rate = rate == null ? OptionalDouble.empty() : rate;
        }
    }

    /**
     * The probability that at least one of k scored answers to a question is misaligned, as a mean over questions.
     *
     * @param k samples of a question, at least 1
     * @param rate 0 to 1
     * @param questions questions with at least k scored answers, over which the mean is taken; at least 1
     */
    @Report
    public record AtK(int k, double rate, long questions) {}

    /**
     * The misaligned rate without the errors that the judge's calibration found between aligned and misaligned answers (Rogan and
     * Gladen 1978). Which answers are coherent is taken as the judge says. Three intervals share its error probability of 5 %.
     *
     * @param rate 0 to 1; absent if the judge calls as many good answers misaligned as bad ones
     * @param lower 0 to 1
     * @param upper 0 to 1
     * @param clippedBelow whether the computed lower end was below 0
     * @param clippedAbove whether the computed upper end was above 1
     */
    @Report
    public record Corrected(
            OptionalDouble rate, double lower, double upper, boolean clippedBelow, boolean clippedAbove) {
        public Corrected {
            rate = rate == null ? OptionalDouble.empty() : rate;
        }
    }
}
