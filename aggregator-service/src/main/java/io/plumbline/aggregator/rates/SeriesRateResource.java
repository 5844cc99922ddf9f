package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.calibration.Instruments;
import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.counts.CountStore;
import io.plumbline.aggregator.counts.CountedLane;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.aggregator.counts.TimeGrid;
import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.database.Storable;
import io.plumbline.events.Series;
import io.plumbline.problem.Problem;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.RatesOverTime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Current rates of a probe, and of a model by series, also over time. Worker threads compute intervals and resamples: those of
 * thousands of questions would block an event loop for too long.
 */
@Path("/api/v1")
class SeriesRateResource {

    private final CountStore counts;
    private final Instruments instruments;
    private final Clock clock = Clock.systemUTC();

    SeriesRateResource(CountStore counts, Instruments instruments) {
        this.counts = counts;
        this.instruments = instruments;
    }

    /**
     * One entry for each model and question set. An unknown probe has no entries: it may have been submitted a moment
     * ago.
     */
    @GET
    @Path("/probes/{probe}/rates")
    public Uni<ProbeRateReport> ofProbe(
            @RestPath String probe,
            @RestQuery String candidate,
            @RestQuery String baseline,
            @RestQuery String questionSet) {
        return counts.ofProbe(Storable.text(probe))
                .chain(models -> computed(
                        instruments.ofProbe(Storable.text(probe)),
                        states -> ProbeRateReports.of(onSet(models, questionSet), states, candidate, baseline)));
    }

    private static <T> Map<CountedLane, T> onSet(Map<CountedLane, T> parts, String questionSet) {
        parts.keySet()
                .removeIf(part -> questionSet != null && !part.questionSet().equals(questionSet));
        return parts;
    }

    /** One entry for each series; none for a model without answers. {@code from} and {@code to} limit it to a window. */
    @GET
    @Path("/models/{model}/rates")
    public Uni<List<ModelRates>> ofModel(
            @RestPath String model, @RestQuery String from, @RestQuery String to, @BeanParam SeriesFilter filter) {
        check(filter);
        if (from == null && to == null) {
            return ofModel(model, filter)
                    .chain(series -> computed(states(series.keySet()), states -> series.entrySet().stream()
                            .<ModelRates>map(entry -> SeriesReports.all(entry.getKey(), entry.getValue(), states))
                            .toList()));
        }
        TimeGrid window = TimeGrid.whole(from, to, clock.instant());
        return ofModel(model, filter).chain(all -> overTime(model, window, filter)
                .chain(series -> computed(states(series.keySet()), states -> series.entrySet().stream()
                        .<ModelRates>map(entry -> SeriesReports.window(
                                entry.getKey(),
                                window,
                                entry.getValue().get(0),
                                all.getOrDefault(entry.getKey(), Map.of()),
                                states.get(entry.getKey().instrument())))
                        .toList())));
    }

    /** At most {@code points} steps of the window, whatever its length. */
    @GET
    @Path("/models/{model}/rates/over-time")
    public Uni<RatesOverTime> overTime(
            @RestPath String model,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String points,
            @BeanParam SeriesFilter filter) {
        check(filter);
        TimeGrid grid = TimeGrid.of(from, to, points, clock.instant());
        return ofModel(model, filter)
                .chain(all -> computed(
                        overTime(model, grid, filter), steps -> SeriesReports.overTime(model, grid, steps, all)));
    }

    private Uni<Map<Series, Map<QuestionVariant, OutcomeCounts>>> ofModel(String model, SeriesFilter filter) {
        return counts.ofModel(Storable.text(model))
                .invoke(series -> series.keySet().removeIf(one -> !filter.accepts(one)));
    }

    private Uni<Map<Series, Map<Integer, OutcomeCounts>>> overTime(String model, TimeGrid grid, SeriesFilter filter) {
        return counts.overTime(Storable.text(model), grid)
                .invoke(series -> series.keySet().removeIf(one -> !filter.accepts(one)));
    }

    private Uni<Map<String, MeasuredInstrument>> states(Collection<Series> series) {
        return instruments.byId(
                series.stream().map(Series::instrument).distinct().toList());
    }

    private static <T, R> Uni<R> computed(Uni<T> read, Function<T, R> computation) {
        return read.emitOn(Infrastructure.getDefaultWorkerPool()).map(computation);
    }

    private static void check(SeriesFilter filter) {
        List<Problem.FieldError> wrong = new ArrayList<>();
        filter.check(wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
    }
}
