package io.plumbline.gateway.console.models;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.answers.AnswerCards;
import io.plumbline.reports.alarms.AlarmReport;
import io.plumbline.reports.alarms.EvidenceReport;
import io.plumbline.reports.answers.AnswerPoint;
import io.plumbline.reports.fleet.FleetModel;
import io.plumbline.reports.models.ChangeMarker;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.RatesOverTime;
import io.plumbline.reports.rates.SeriesRates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Queries the aggregator for the content of a model's page. A model without answers has an empty page, not an error. */
@ApplicationScoped
class ModelQueries {

    private static final int WORST = 5;
    private static final int ALARMS = 10;
    private static final int POINTS_OF_EACH_OUTCOME = 120;
    private static final int MOST_STEPS = 160;
    private static final int LEAST_STEPS = 8;

    /** Fewer answers make the interval of a step too wide to read. */
    private static final int ANSWERS_OF_A_STEP = 25;

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final Clock clock = Clock.systemUTC();

    ModelQueries(@RestClient AggregatorApi aggregator, AnswerCards answers) {
        this.aggregator = aggregator;
        this.answers = answers;
    }

    /** The model as the fleet shows it; a 404 if it is not registered. */
    Uni<FleetModel> model(String model) {
        return AggregatorCall.known(() -> aggregator.fleet(model), "model '" + model + "' under watch");
    }

    /** All that the page shows. The chart and the scatter plot need the list of series first; the other reports are read at once. */
    Uni<ModelDashboard> dashboard(FleetModel model, ChartWindow window, int place) {
        return reports(model).chain(reports -> chosen(reports, window, place)
                .map(choice -> ModelDashboard.of(reports, choice, Instant.now(clock))));
    }

    private Uni<ModelReports> reports(FleetModel model) {
        String id = model.model();
        return Uni.combine()
                .all()
                .unis(
                        rates(Optional.of(id)),
                        rates(model.baseline()),
                        orElse(() -> aggregator.evidence(id).map(Optional::of), Optional.<EvidenceReport>empty()),
                        orElse(() -> aggregator.changes(id), List.<ChangeMarker>of()),
                        orElse(() -> aggregator.alarms(id, null, ALARMS), List.<AlarmReport>of()),
                        answers.worstOfModel(id, WORST))
                .asTuple()
                .map(found -> new ModelReports(
                        model,
                        ModelReports.ranked(found.getItem1(), model.revision()),
                        ModelReports.allAnswers(found.getItem2()),
                        found.getItem3(),
                        found.getItem4(),
                        found.getItem5(),
                        found.getItem6()));
    }

    private Uni<List<ModelRates>> rates(Optional<String> model) {
        return model.map(id -> orElse(() -> aggregator.rates(id, Map.of()), List.<ModelRates>of()))
                .orElse(Uni.createFrom().item(List.of()));
    }

    private Uni<ChosenSeries> chosen(ModelReports reports, ChartWindow window, int place) {
        if (place >= reports.series().size()) {
            return Uni.createFrom().item(new ChosenSeries(place, window, Optional.empty(), List.of()));
        }
        SeriesRates series = reports.series().get(place);
        return Uni.combine()
                .all()
                .unis(curve(series, window), points(series))
                .asTuple()
                .map(found -> new ChosenSeries(place, window, found.getItem1(), found.getItem2()));
    }

    /** The rates over time; in coarser steps if the window holds few of the series' answers. */
    private Uni<Optional<RatesOverTime>> curve(SeriesRates series, ChartWindow window) {
        int most = steps(series.rates().answers());
        return overTime(series, window, most).chain(curve -> {
            int enough = steps(answers(curve));
            return enough <= most / 2
                    ? overTime(series, window, enough)
                    : Uni.createFrom().item(curve);
        });
    }

    private static long answers(Optional<RatesOverTime> curve) {
        return curve.stream()
                .flatMap(report -> report.series().stream().limit(1))
                .flatMap(series -> series.points().stream())
                .mapToLong(RatesOverTime.Point::answers)
                .sum();
    }

    private Uni<Optional<RatesOverTime>> overTime(SeriesRates series, ChartWindow window, int steps) {
        Map<String, String> filter = new HashMap<>(SeriesKey.of(series.series()).filter());
        filter.put("revision", series.series().revision());
        filter.put("from", window.from(Instant.now(clock)).toString());
        filter.put("points", Integer.toString(steps));
        return orElse(
                () -> aggregator.overTime(series.series().model(), filter).map(Optional::of),
                Optional.<RatesOverTime>empty());
    }

    private Uni<List<AnswerPoint>> points(SeriesRates series) {
        return orElse(
                () -> aggregator.points(series.series().model(), series.series().instrument(), POINTS_OF_EACH_OUTCOME),
                List.of());
    }

    /** As many steps as have enough answers each, 8 to 160. */
    static int steps(long answers) {
        return (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, answers / ANSWERS_OF_A_STEP));
    }

    /** The aggregator's reply, or {@code none} if it has no answers of the model. */
    private static <T> Uni<T> orElse(Supplier<Uni<? extends T>> call, T none) {
        return AggregatorCall.<T>of(call)
                .onFailure(WebApplicationException.class)
                .recoverWithItem(none);
    }
}
