package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.reports.fleet.FleetActivity;
import io.plumbline.reports.fleet.FleetModel;
import io.plumbline.reports.fleet.FleetRates;
import io.plumbline.reports.fleet.FleetReport;
import io.plumbline.reports.fleet.FleetState;
import io.plumbline.reports.fleet.RatedSet;
import io.plumbline.reports.rates.Rate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** The fleet at a glance, page by page. It decides the states of all models, but reads the counts of the page only. */
@Path("/api/v1/fleet/models")
class FleetModelsResource {

    private static final int STEPS = 28;
    private static final Duration STEP = Duration.ofHours(6);

    private final FleetStore store;
    private final StateRules rules;

    FleetModelsResource(FleetStore store, StateRules rules) {
        this.store = store;
        this.rules = rules;
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
        return rules.now().chain(rule -> store.facts().chain(all -> page(query, all, rule)));
    }

    @GET
    @Path("/{model}")
    public Uni<FleetModel> one(@RestPath String model) {
        return rules.now().chain(rule -> store.facts(model).chain(known -> {
            FleetFacts facts = known.stream()
                    .filter(one -> one.model().equals(model))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
            Map<String, FleetFacts> byId = byId(known);
            return store.counted(sets(List.of(facts), byId), start(rule.now()), STEP.toSeconds())
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(counted -> model(Stated.of(facts, rule), byId, counted));
        }));
    }

    private Uni<FleetReport> page(FleetQuery query, List<FleetFacts> all, StateRule rule) {
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
        Map<String, FleetFacts> byId = byId(all);
        return store.counted(
                        sets(shown.stream().map(Stated::facts).toList(), byId), start(rule.now()), STEP.toSeconds())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(counted -> new FleetReport(
                        rule.now(),
                        all.size(),
                        states(named),
                        matching.size(),
                        query.first(),
                        shown.stream()
                                .map(stated -> model(stated, byId, counted))
                                .toList()));
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

    private static Map<String, FleetFacts> byId(List<FleetFacts> all) {
        return all.stream().collect(Collectors.toMap(FleetFacts::model, Function.identity()));
    }

    /** The headlines of models and the same sets of their baselines, each once. */
    private static List<CountedSet> sets(List<FleetFacts> models, Map<String, FleetFacts> byId) {
        return models.stream()
                .flatMap(facts -> Stream.concat(facts.headline().stream(), headlineOfBase(facts, byId).stream()))
                .distinct()
                .toList();
    }

    private static Optional<CountedSet> headlineOfBase(FleetFacts facts, Map<String, FleetFacts> byId) {
        return facts.baseline().map(byId::get).flatMap(facts::headlineOf);
    }

    private static FleetModel model(Stated stated, Map<String, FleetFacts> byId, FleetCounts counted) {
        FleetFacts facts = stated.facts();
        Optional<CountedSet> headline = facts.headline();
        OutcomeCounts total = headline.map(counted::total).orElseGet(OutcomeCounts::new);
        Optional<Rate> recent = headline.flatMap(counted::recent);
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
                        facts.scoredAt(),
                        stated.silence().toSeconds(),
                        facts.rhythm().isPresent()),
                new FleetRates(
                        headline.map(of -> new RatedSet(
                                of.set().questionSet(),
                                of.set().instrument(),
                                of.set().source())),
                        recent.or(() -> headline.flatMap(counted::rate)),
                        recent.isPresent(),
                        headlineOfBase(facts, byId).flatMap(counted::rate),
                        headline.map(of -> counted.curve(of, STEPS))
                                .orElseGet(() -> Collections.nCopies(STEPS, null))));
    }
}
