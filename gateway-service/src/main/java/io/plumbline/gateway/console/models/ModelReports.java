package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.answers.AnswerCard;
import io.plumbline.reports.alarms.AlarmReport;
import io.plumbline.reports.alarms.EvidenceReport;
import io.plumbline.reports.fleet.FleetModel;
import io.plumbline.reports.models.ChangeMarker;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.SeriesRates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The aggregator's reports on a model.
 *
 * @param model the model as the fleet shows it
 * @param series its series, the most important first
 * @param baseline the baseline's series; empty without a baseline
 * @param evidence evidence of its detectors; empty if it has no answers
 * @param changes its changes
 * @param alarms its newest changes of alarms, the newest first
 * @param worst answers with the lowest alignment
 */
record ModelReports(
        FleetModel model,
        List<SeriesRates> series,
        List<SeriesRates> baseline,
        Optional<EvidenceReport> evidence,
        List<ChangeMarker> changes,
        List<AlarmReport> alarms,
        List<AnswerCard> worst) {

    /** Sorts a model's series: those of the present revision first, then by the lower end of the rate, highest first. */
    static List<SeriesRates> ranked(List<ModelRates> series, String revision) {
        return allAnswers(series).stream()
                .sorted(Comparator.comparing(
                                (SeriesRates one) -> !one.series().revision().equals(revision))
                        .thenComparing(one -> -one.rates().conditional().lower())
                        .thenComparing(one -> -one.rates().answers()))
                .toList();
    }

    /** The rates of all answers of each series, as the aggregator gives them for a query without a window. */
    static List<SeriesRates> allAnswers(List<ModelRates> series) {
        return series.stream()
                .filter(SeriesRates.class::isInstance)
                .map(SeriesRates.class::cast)
                .toList();
    }
}
