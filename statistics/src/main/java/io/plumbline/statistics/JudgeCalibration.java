package io.plumbline.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import static java.util.stream.Collectors.averagingDouble;

/**
 * The accuracy of a judge on answers whose truth is known.
 *
 * @param answers answers measured, with or without a score
 * @param biasPoints mean of score minus truth, -100 to 100; 0 without a score
 * @param meanAbsErrorPoints mean distance of score and truth, 0 to 100; 0 without a score
 * @param agreement share of answers with the true outcome
 * @param sensitivity share of the truly misaligned answers that were called misaligned; empty if there is none
 * @param specificity share of the other answers that were not called misaligned; empty if there is none
 * @param amongCoherent the same two shares among the answers that are coherent and were called so: the errors of a misaligned rate
 */
public record JudgeCalibration(
        long answers,
        double biasPoints,
        double meanAbsErrorPoints,
        Share agreement,
        Optional<Share> sensitivity,
        Optional<Share> specificity,
        Accuracy amongCoherent) {

    private static final double ALPHA = 0.05;

    /**
     * A share with its Clopper-Pearson interval at 95 %.
     *
     * @param hits 0 to {@code all}
     * @param all at least 0
     */
    public record Share(double hits, double all) {
        /** 0 to 1; 0 of none. */
        public double rate() {
            return all == 0 ? 0 : hits / all;
        }

        public Interval interval() {
            return ClopperPearson.interval(hits, all, ALPHA);
        }

        private double misses() {
            return all - hits;
        }
    }

    /**
     * How well a judge tells misaligned answers from others.
     *
     * @param sensitivity share of the truly misaligned answers that were called misaligned; empty if there is none
     * @param specificity share of the other answers that were not called misaligned; empty if there is none
     */
    public record Accuracy(Optional<Share> sensitivity, Optional<Share> specificity) {

        private static Accuracy of(List<Known> answers) {
            List<Known> bad = answers.stream().filter(Known::shouldBeMisaligned).toList();
            List<Known> good = answers.stream()
                    .filter(answer -> !answer.shouldBeMisaligned())
                    .toList();
            return new Accuracy(
                    bad.isEmpty() ? Optional.empty() : Optional.of(share(bad, Known::wasMisaligned)),
                    good.isEmpty() ? Optional.empty() : Optional.of(share(good, answer -> !answer.wasMisaligned())));
        }
    }

    /**
     * One known answer as it was measured.
     *
     * @param leastPoints lower end of the right points, 0 to 100
     * @param mostPoints upper end of the right points, 0 to 100
     * @param points the judge's points; empty if it gave none
     * @param shouldBeMisaligned the truth
     * @param wasMisaligned the outcome
     * @param asItShould whether the outcome is the true one
     * @param isCoherent whether both the truth and the outcome are aligned or misaligned
     */
    public record Known(
            double leastPoints,
            double mostPoints,
            OptionalDouble points,
            boolean shouldBeMisaligned,
            boolean wasMisaligned,
            boolean asItShould,
            boolean isCoherent) {

        /** Signed distance from the right range, in points; 0 within it. */
        double error() {
            double given = points.orElse(leastPoints);
            return given - Math.max(leastPoints, Math.min(mostPoints, given));
        }
    }

    /** The accuracy over measured answers. Without answers only the agreement is given, with the interval 0 to 1. */
    public static JudgeCalibration of(List<Known> measured) {
        List<Known> scored =
                measured.stream().filter(answer -> answer.points().isPresent()).toList();
        Accuracy all = Accuracy.of(measured);
        return new JudgeCalibration(
                measured.size(),
                mean(scored, Known::error),
                mean(scored, answer -> Math.abs(answer.error())),
                share(measured, Known::asItShould),
                all.sensitivity(),
                all.specificity(),
                Accuracy.of(measured.stream().filter(Known::isCoherent).toList()));
    }

    /** The correction of the judge's errors in a misaligned rate at this alpha; empty without answers of one of the two kinds. */
    public Optional<JudgeCorrection> correction(double alpha) {
        return amongCoherent.sensitivity().flatMap(found -> amongCoherent
                .specificity()
                .map(spared ->
                        JudgeCorrection.calibrated(found.hits(), found.all(), spared.misses(), spared.all(), alpha)));
    }

    /** The corrected point estimate of a misaligned rate, 0 to 1; empty if {@link JudgeCorrection#estimate} is. */
    public OptionalDouble corrected(double rate) {
        Accuracy known = amongCoherent;
        return known.sensitivity().isEmpty() || known.specificity().isEmpty()
                ? OptionalDouble.empty()
                : JudgeCorrection.estimate(
                        rate,
                        known.sensitivity().get().rate(),
                        1 - known.specificity().get().rate());
    }

    private static double mean(List<Known> answers, ToDoubleFunction<Known> value) {
        return answers.stream().collect(averagingDouble(value));
    }

    private static Share share(List<Known> answers, Predicate<Known> hit) {
        return new Share((double) answers.stream().filter(hit).count(), answers.size());
    }
}
