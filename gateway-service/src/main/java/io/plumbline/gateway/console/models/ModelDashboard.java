package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.alarms.AlarmView;
import io.plumbline.gateway.console.answers.AnswerCard;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The content of a model's page.
 *
 * @param status the present state of the model
 * @param alarms alarms that warn or fire, the newest first
 * @param series the series, the most important first
 * @param chosen the series that charts show; null if the model has no answers
 * @param curve chart of the chosen series; null without one
 * @param window window of the chart
 * @param evidence evidence of the detectors
 * @param changes changes of the model, the newest first
 * @param scatter newest answers of the chosen series' instrument
 * @param worst answers with the lowest alignment
 */
public record ModelDashboard(
        ModelStatus status,
        List<AlarmView> alarms,
        List<SeriesView> series,
        SeriesView chosen,
        RateChart curve,
        ChartWindow window,
        EvidenceChart evidence,
        List<ChangeMark> changes,
        ScatterPlot scatter,
        List<AnswerCard> worst) {

    private static final int MOST_SERIES = 24;

    static ModelDashboard of(ModelReports reports, ChosenSeries choice, Instant now) {
        List<SeriesView> series = IntStream.range(
                        0, Math.min(MOST_SERIES, reports.series().size()))
                .mapToObj(at -> SeriesView.of(at, reports.series().get(at), reports.baseline()))
                .toList();
        Optional<SeriesView> chosen = series.stream().skip(choice.place()).findFirst();
        List<ChangeMark> changes = ChangeMark.of(reports.changes());
        return new ModelDashboard(
                new ModelStatus(reports.model(), now),
                up(reports),
                series,
                chosen.orElse(null),
                chosen.flatMap(view -> choice.overTime().map(overTime -> RateChart.of(overTime, view.base(), changes)))
                        .orElse(null),
                choice.window(),
                reports.evidence().map(EvidenceChart::of).orElse(EvidenceChart.NONE),
                ChangeMark.newest(changes, Instant.MAX),
                chosen.map(view -> ScatterPlot.of(choice.points(), view.instrument()))
                        .orElse(ScatterPlot.NONE),
                reports.worst());
    }

    /** The newest change of each detector of each series, unless it ended the alarm. */
    private static List<AlarmView> up(ModelReports reports) {
        Map<String, AlarmView> newest = new LinkedHashMap<>();
        reports.alarms().stream()
                .map(report -> new AlarmView(report.change()))
                .forEach(alarm -> newest.putIfAbsent(alarm.detector() + alarm.series() + alarm.instrument(), alarm));
        return newest.values().stream().filter(AlarmView::isUp).toList();
    }

    public String id() {
        return status.model().model();
    }

    public String revision() {
        return status.model().revision();
    }

    /** Id of the baseline; empty if the model has none. */
    public String baseline() {
        return status.model().baseline().orElse("");
    }

    public List<String> labels() {
        return status.model().labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }

    public String address() {
        return address(id());
    }

    public String baselineAddress() {
        return address(baseline());
    }

    /** All alarms but the newest. */
    public List<AlarmView> furtherAlarms() {
        return alarms.subList(Math.min(1, alarms.size()), alarms.size());
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }

    public List<ChartWindow> windows() {
        return Stream.of(ChartWindow.values()).toList();
    }

    /** The address of this page with another window. */
    public String in(ChartWindow other) {
        return address() + query(other, chosen == null ? 0 : chosen.place());
    }

    /** The address of this page with another series. */
    public String on(SeriesView other) {
        return address() + query(window, other.place());
    }

    /** The address at which a model's page polls for the parts that have changed since those that it has. */
    static String poll(String id, ChartWindow window, int place, String seen) {
        return address(id) + "/live" + query(window, place) + "&seen=" + Format.encoded(seen);
    }

    private static String address(String id) {
        return "/models/" + Format.encoded(id);
    }

    private static String query(ChartWindow window, int place) {
        return "?window=" + window.code() + "&series=" + place;
    }
}
