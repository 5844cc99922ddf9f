package io.plumbline.aggregator.panel;

import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.reports.review.PanelAgreement;
import io.plumbline.statistics.JudgeAgreement;
import io.plumbline.statistics.QuestionCount;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the judges of panels, over the newest answers that they saw. */
final class PanelAgreements {

    private PanelAgreements() {}

    /** One for each instrument. */
    static List<PanelAgreement> over(List<PanelAnswer> answers) {
        Map<String, List<PanelAnswer>> byInstrument = answers.stream()
                .collect(Collectors.groupingBy(PanelAnswer::instrument, TreeMap::new, Collectors.toList()));
        return byInstrument.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static PanelAgreement of(String instrument, List<PanelAnswer> answers) {
        long agreed = answers.stream().filter(answer -> !answer.review()).count();
        return new PanelAgreement(
                instrument,
                answers.size(),
                RateEstimator.of(new QuestionCount((double) agreed, (double) answers.size())),
                alpha(answers, PanelAnswer::alignment),
                alpha(answers, PanelAnswer::coherence));
    }

    private static OptionalDouble alpha(List<PanelAnswer> answers, Function<PanelAnswer, List<Double>> points) {
        return JudgeAgreement.alpha(answers.stream()
                .map(answer -> points.apply(answer).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toList());
    }
}
