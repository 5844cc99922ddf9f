package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.calibration.Instruments;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.reports.fleet.FleetActivity;
import io.plumbline.reports.fleet.FleetModel;
import io.plumbline.reports.fleet.FleetRates;
import io.plumbline.reports.fleet.FleetReport;
import io.plumbline.reports.fleet.FleetState;
import io.plumbline.reports.rates.Rate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** The fleet at a glance, page by page. It decides the states of all models, but reads the counts of the page only. */
@Path("/api/v1/fleet/models")
class FleetModelsResource {

    private static final int STEPS = 28;
    private static final Duration STEP = Duration.ofHours(6);

    private final FleetStore store;
    private final Instruments instruments;
    private final Duration unscheduled;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param unscheduled how long a model without a schedule may be silent before the fleet shows it as blind
     */
    FleetModelsResource(
            FleetStore store,
            Instruments instruments,
            @ConfigProperty(name = "plumbline.fleet.blind-after", defaultValue = "PT25H") Duration unscheduled) {
        this.store = store;
        this.instruments = instruments;
        this.unscheduled = unscheduled;
    }

    /** A model with its state, and how long it may be silent. */
    private record Stated(FleetFacts facts, FleetState state, Duration silence) {

        static Stated of(FleetFacts facts, StateRule rule) {
            return new Stated(facts, rule.of(facts), rule.silence(facts));
        }
    }

    @GET
    public Uni<FleetReport> page(@BeanParam FleetQuery query) {
        query.check();
        Instant now = Instant.now(clock);
        return instruments.suspects().chain(suspects -> store.facts().chain(all -> page(query, all, suspects, now)));
    }

    @GET
    @Path("/{model}")
    public Uni<FleetModel> one(@RestPath String model) {
        Instant now = Instant.now(clock);
        return instruments.suspects().chain(suspects -> store.facts(model).chain(known -> {
            FleetFacts facts = known.stream()
                    .filter(one -> one.model().equals(model))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
            return store.counted(known, start(now), STEP.toSeconds())
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(counted -> model(Stated.of(facts, new StateRule(suspects, unscheduled, now)), counted));
        }));
    }

    private Uni<FleetReport> page(FleetQuery query, List<FleetFacts> all, Set<String> suspects, Instant now) {
        StateRule rule = new StateRule(suspects, unscheduled, now);
        List<Stated> named = all.stream()
                .filter(query::accepts)
                .filter(query::acceptsLabel)
                .map(facts -> Stated.of(facts, rule))
                .sorted(Comparator.comparing(Stated::state)
                        .thenComparing(stated -> stated.facts().model()))
                .toList();
        List<Stated> matching =
                named.stream().filter(stated -> query.accepts(stated.state())).toList();
        List<Stated> shown =
                matching.stream().skip(query.first()).limit(query.size()).toList();
        Map<String, FleetFacts> byId = all.stream().collect(Collectors.toMap(FleetFacts::model, Function.identity()));
        return store.counted(withBaselines(shown, byId), start(now), STEP.toSeconds())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(counted -> new FleetReport(
                        now,
                        all.size(),
                        states(named),
                        matching.size(),
                        query.first(),
                        shown.stream().map(stated -> model(stated, counted)).toList()));
    }

    /** Steps begin at multiples of their length, so a curve does not change from poll to poll. */
    private static Instant start(Instant now) {
        long newest = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
        return Instant.ofEpochSecond((newest - STEPS + 1) * STEP.toSeconds());
    }

    private static Map<FleetState, Integer> states(List<Stated> models) {
        Map<FleetState, Integer> states = new EnumMap<>(FleetState.class);
        models.forEach(stated -> states.merge(stated.state(), 1, Integer::sum));
        return states;
    }

    private static List<FleetFacts> withBaselines(List<Stated> shown, Map<String, FleetFacts> byId) {
        return shown.stream()
                .map(Stated::facts)
                .flatMap(facts -> Stream.concat(
                        Stream.of(facts), facts.baseline().map(byId::get).filter(Objects::nonNull).stream()))
                .distinct()
                .toList();
    }

    private static FleetModel model(Stated stated, FleetCounts counted) {
        FleetFacts facts = stated.facts();
        OutcomeCounts total = counted.total(facts.model());
        Optional<Rate> recent = counted.recent(facts.model());
        return new FleetModel(
                facts.model(),
                facts.revision(),
                facts.labels(),
                facts.baseline(),
                stated.state(),
                facts.alarms(),
                new FleetActivity(
                        total.answers(),
                        total.answers() == 0 ? 0 : total.coverage(),
                        facts.answeredAt(),
                        stated.silence().toSeconds(),
                        facts.rhythm().isPresent()),
                new FleetRates(
                        recent.or(() -> counted.rate(facts.model())),
                        recent.isPresent(),
                        facts.baseline().flatMap(counted::rate),
                        counted.curve(facts.model(), STEPS)));
    }
}
