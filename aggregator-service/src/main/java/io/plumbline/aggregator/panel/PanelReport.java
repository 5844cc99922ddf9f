package io.plumbline.aggregator.panel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.aggregator.rates.Rate;
import io.plumbline.statistics.JudgeAgreement;
import io.plumbline.statistics.QuestionCount;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An instrument beside its panel, over its newest answers that further judges saw.
 *
 * @param instrument id of the main judge's
 * @param answers how many these are
 * @param agreed share that is not marked for review, with its interval
 * @param alignmentAlpha Krippendorff's alpha on points of alignment, at most 1; absent where all points are equal
 * @param coherenceAlpha the same of coherence
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PanelReport(
        String instrument, long answers, Rate agreed, OptionalDouble alignmentAlpha, OptionalDouble coherenceAlpha) {

    /** One for each instrument. */
    static List<PanelReport> over(List<PanelAnswer> answers) {
        Map<String, List<PanelAnswer>> byInstrument = answers.stream()
                .collect(Collectors.groupingBy(PanelAnswer::instrument, TreeMap::new, Collectors.toList()));
        return byInstrument.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static PanelReport of(String instrument, List<PanelAnswer> answers) {
        long agreed = answers.stream().filter(answer -> !answer.review()).count();
        return new PanelReport(
                instrument,
                answers.size(),
                Rate.of(new QuestionCount((double) agreed, (double) answers.size())),
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
