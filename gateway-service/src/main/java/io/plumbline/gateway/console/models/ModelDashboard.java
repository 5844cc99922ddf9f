package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.alarms.AlarmView;
import io.plumbline.gateway.console.answers.AnswerCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A model as its page shows it. */
public record ModelDashboard(
        String id,
        String address,
        String revision,
        String baseline,
        List<String> labels,
        ModelStatus standing,
        List<AlarmView> alarms,
        List<SeriesView> series,
        SeriesView chosen,
        RateChart curve,
        ChartWindow window,
        List<EvidenceBar> evidence,
        List<EvidenceBar.Threshold> thresholds,
        List<ChangeMark> changes,
        ScatterPlot scatter,
        List<AnswerCard> worst) {

    private static final int MOST_SERIES = 24;

    /** What the aggregator has said. */
    record Parts(
            JsonNode known,
            List<JsonNode> series,
            JsonNode baseline,
            JsonNode evidence,
            JsonNode changes,
            JsonNode alarms,
            List<AnswerCard> worst) {}

    static ModelDashboard of(
            Parts parts, JsonNode overTime, JsonNode points, ChartWindow window, int place, Instant now) {
        JsonNode known = parts.known();
        String id = known.path("model").asText();
        List<SeriesView> series = IntStream.range(
                        0, Math.min(MOST_SERIES, parts.series().size()))
                .mapToObj(at -> SeriesView.of(
                        at, parts.series().get(at), like(parts.series().get(at), parts.baseline())))
                .toList();
        SeriesView chosen = place < series.size() ? series.get(place) : null;
        List<ChangeMark> changes = ChangeMark.of(parts.changes());
        return new ModelDashboard(
                id,
                address(id),
                known.path("revision").asText(),
                known.path("baseline").asText(""),
                labels(known.path("labels")),
                ModelStatus.of(known, now),
                up(parts.alarms()),
                series,
                chosen,
                chosen == null || !overTime.has("from") ? null : RateChart.of(overTime, chosen.base(), changes),
                window,
                EvidenceBar.of(parts.evidence()),
                parts.evidence().has("alarmDays") ? EvidenceBar.thresholds(parts.evidence()) : List.of(),
                newestFirst(changes),
                chosen == null ? ScatterPlot.NONE : ScatterPlot.of(points, chosen.instrument()),
                parts.worst());
    }

    /** The baseline's series of the same questions, put the same way, seen by the same instrument; nothing where it has none. */
    private static JsonNode like(JsonNode series, JsonNode baseline) {
        return StreamSupport.stream(baseline.spliterator(), false)
                .filter(one -> SeriesKey.of(one).equals(SeriesKey.of(series)))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** The newest change of each detector of each series, where it is up. */
    private static List<AlarmView> up(JsonNode changes) {
        Map<String, AlarmView> newest = new LinkedHashMap<>();
        for (JsonNode change : changes) {
            AlarmView alarm = AlarmView.of(change);
            newest.putIfAbsent(alarm.detector() + alarm.where() + alarm.instrument(), alarm);
        }
        return newest.values().stream().filter(AlarmView::isUp).toList();
    }

    private static List<ChangeMark> newestFirst(List<ChangeMark> changes) {
        List<ChangeMark> sorted = new ArrayList<>(changes);
        sorted.sort((one, other) -> other.at().compareTo(one.at()));
        return sorted.stream().limit(20).toList();
    }

    private static List<String> labels(JsonNode labels) {
        List<String> marks = new ArrayList<>();
        labels.properties()
                .forEach(label ->
                        marks.add(label.getKey() + "=" + label.getValue().asText()));
        return marks;
    }

    public String baselineAddress() {
        return address(baseline);
    }

    /** The alarms besides the newest. */
    public List<AlarmView> furtherAlarms() {
        return alarms.subList(Math.min(1, alarms.size()), alarms.size());
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }

    public List<ChartWindow> windows() {
        return Stream.of(ChartWindow.values()).toList();
    }

    /** The same page with another window. */
    public String in(ChartWindow other) {
        return address + query(other, chosen == null ? 0 : chosen.place());
    }

    /** The same page with another series. */
    public String on(SeriesView other) {
        return address + query(window, other.place());
    }

    /** Where a model's page asks for its parts that have changed since they were seen. */
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
