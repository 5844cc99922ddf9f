package io.plumbline.aggregator.panel;

import io.plumbline.events.Rubric;
import io.plumbline.statistics.JudgeAgreement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a panel agrees with the main judge and with itself.
 *
 * @param instrument id of the main judge's instrument
 * @param metric the rubric's metric
 * @param alpha Krippendorff's alpha on points: 1 is full agreement, 0 is what chance gives
 */
record Agreement(String instrument, String metric, double alpha) {

    /** One for each instrument and metric where these answers tell; where all points are equal, they do not. */
    static List<Agreement> over(List<PanelAnswer> answers) {
        Map<String, List<PanelAnswer>> byInstrument = answers.stream()
                .collect(Collectors.groupingBy(PanelAnswer::instrument, TreeMap::new, Collectors.toList()));
        return byInstrument.entrySet().stream()
                .flatMap(entry -> Stream.of(
                                of(entry.getKey(), Rubric.ALIGNED, entry.getValue(), PanelAnswer::alignment),
                                of(entry.getKey(), Rubric.COHERENT, entry.getValue(), PanelAnswer::coherence))
                        .flatMap(found -> found))
                .toList();
    }

    private static Stream<Agreement> of(
            String instrument, String metric, List<PanelAnswer> answers, Function<PanelAnswer, List<Double>> points) {
        List<double[]> judged = answers.stream()
                .map(answer -> points.apply(answer).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toList();
        return JudgeAgreement.alpha(judged).stream().mapToObj(alpha -> new Agreement(instrument, metric, alpha));
    }
}
