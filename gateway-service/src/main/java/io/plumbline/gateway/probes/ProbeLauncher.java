package io.plumbline.gateway.probes;

import io.plumbline.events.Judging;
import io.plumbline.events.Panel;
import io.plumbline.events.Target;
import io.plumbline.gateway.Database;
import io.plumbline.gateway.audit.Actor;
import io.plumbline.gateway.audit.AuditLog;
import io.plumbline.gateway.audit.Change;
import io.plumbline.gateway.calibration.UsedInstruments;
import io.plumbline.gateway.idempotency.IdempotencyKeys;
import io.plumbline.gateway.idempotency.RepeatableRequest;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.questions.ProbeQuestion;
import io.plumbline.gateway.questions.QuestionSet;
import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.registry.target.EndpointChecks;
import io.plumbline.gateway.registry.target.TargetSpec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a probe durable; its prompts are released afterwards. */
@ApplicationScoped
class ProbeLauncher {

    /** Two bitmaps of this many indexes are 250 kB. */
    private static final int MOST_PROMPTS = 1_000_000;

    private final Database database;
    private final QuestionSets questionSets;
    private final JudgeDefaults judge;
    private final PanelDefaults panel;
    private final ProbeConfig config;
    private final EndpointChecks endpoints;
    private final Clock clock = Clock.systemUTC();

    ProbeLauncher(
            Database database,
            QuestionSets questionSets,
            JudgeDefaults judge,
            PanelDefaults panel,
            ProbeConfig config,
            EndpointChecks endpoints) {
        this.database = database;
        this.questionSets = questionSets;
        this.judge = judge;
        this.panel = panel;
        this.config = config;
        this.endpoints = endpoints;
    }

    /** Fails with a problem where the request cannot be carried out; otherwise the probe is durable. */
    Uni<ProbeView> launch(Actor actor, ProbeSpec spec) {
        return launch(actor, spec, Optional.empty());
    }

    /** The same for a request that may come again: then the answer is the probe that it started the first time. */
    Uni<ProbeView> launch(Actor actor, ProbeSpec spec, Optional<RepeatableRequest> request) {
        spec.check();
        Judges judges = new Judges(judge(spec), panel(spec));
        String id = ProbeIds.next(Instant.now(clock));
        return endpoints
                .check(judges.endpoints())
                .chain(() -> database.transaction(session -> earlier(session, actor, request, id)
                        .chain(earlier -> earlier.map(known -> Probes.view(session, known))
                                .orElseGet(() -> launch(session, actor, id, spec, judges)))));
    }

    /** What the probe would do; fails as {@link #launch} would, and leaves nothing behind. */
    Uni<ProbePlan> plan(ProbeSpec spec) {
        spec.check();
        Judges judges = new Judges(judge(spec), panel(spec));
        return endpoints
                .check(judges.endpoints())
                .chain(() -> database.transaction(session -> questionSets
                        .find(spec.questionSet())
                        .chain(set -> plan(session, probe("", spec, set, judges), set, spec))));
    }

    private static Uni<ProbePlan> plan(Mutiny.Session session, ProbeRow probe, QuestionSet set, ProbeSpec spec) {
        total(spec, set);
        return Cast.of(session, spec)
                .invoke(parts -> EnabledQuestions.check(set, probe.variants(), parts))
                .map(parts -> ProbePlan.of(probe, set.questions(probe.variants(), probe.profile), parts));
    }

    private Uni<Optional<String>> earlier(
            Mutiny.Session session, Actor actor, Optional<RepeatableRequest> request, String id) {
        return request.map(known -> IdempotencyKeys.claim(session, actor, known, id, config.idempotencyKeyKept()))
                .orElse(Uni.createFrom().item(Optional.empty()));
    }

    private Uni<ProbeView> launch(Mutiny.Session session, Actor actor, String id, ProbeSpec spec, Judges judges) {
        return questionSets
                .find(spec.questionSet())
                .chain(set -> keep(session, probe(id, spec, set, judges), set, spec))
                .call(view -> AuditLog.note(session, actor, new Change("submitted", "probe", view.id(), null, spec)));
    }

    /** The same in a transaction that does more. */
    Uni<ProbeView> launch(Mutiny.Session session, Actor actor, ProbeSpec spec, ScheduledProbes.Turn turn) {
        spec.check();
        Judges judges = new Judges(judge(spec), panel(spec));
        return questionSets
                .find(spec.questionSet())
                .chain(set -> keep(
                        session, turn.mark(probe(ProbeIds.next(Instant.now(clock)), spec, set, judges)), set, spec))
                .call(view -> AuditLog.note(session, actor, new Change("submitted", "probe", view.id(), null, spec)));
    }

    /** Fails with a problem where a probe could not be launched. */
    Uni<Void> check(Mutiny.Session session, ProbeSpec spec) {
        spec.check();
        Judges judges = new Judges(judge(spec), panel(spec));
        return endpoints
                .check(judges.endpoints())
                .chain(() -> questionSets.find(spec.questionSet()))
                .invoke(set -> total(spec, set))
                .chain(set ->
                        Cast.of(session, spec).invoke(parts -> EnabledQuestions.check(set, variants(spec, set), parts)))
                .replaceWithVoid();
    }

    private Target judge(ProbeSpec spec) {
        Findings findings = new Findings();
        TargetSpec target = spec.judge() == null ? judge.target().orElse(null) : spec.judge();
        if (target == null) {
            findings.add(
                    "/judge",
                    "is missing, and there is no default: plumbline.judge.endpoint and plumbline.judge.model");
        } else {
            target.check("/judge", findings);
        }
        findings.refuse();
        return target.target();
    }

    private Optional<Panel> panel(ProbeSpec spec) {
        Findings findings = new Findings();
        Optional<PanelSpec> wanted = Optional.ofNullable(spec.panel()).or(panel::panel);
        wanted.ifPresent(found -> found.check("/panel", findings));
        findings.refuse();
        return wanted.map(PanelSpec::panel);
    }

    /** Who judges: the one that decides, and those that are asked besides. */
    private record Judges(Target judge, Optional<Panel> panel) {

        /** Where they are called, by the pointers to them. */
        Map<String, URI> endpoints() {
            Map<String, URI> endpoints = new LinkedHashMap<>(Map.of("/judge/endpoint", judge.endpoint()));
            List<Target> others = panel.map(Panel::judges).orElse(List.of());
            IntStream.range(0, others.size())
                    .forEach(place -> endpoints.put(
                            "/panel/judges/" + place + "/endpoint",
                            others.get(place).endpoint()));
            return endpoints;
        }
    }

    private static Uni<ProbeView> keep(Mutiny.Session session, ProbeRow probe, QuestionSet set, ProbeSpec spec) {
        int total = total(spec, set);
        return Cast.of(session, spec)
                .invoke(parts -> EnabledQuestions.check(set, probe.variants(), parts))
                .map(parts -> IntStream.range(0, parts.size())
                        .mapToObj(ordinal -> row(probe, ordinal, parts.get(ordinal), total))
                        .toList())
                .chain(rows -> session.persist(probe)
                        .chain(session::flush)
                        .chain(() -> session.persistAll(rows.toArray()))
                        .chain(() -> UsedInstruments.note(session, judgings(probe, set, rows), probe.createdAt))
                        .replaceWith(() -> ProbeView.of(probe, LaneState.of(rows))));
    }

    private ProbeRow probe(String id, ProbeSpec spec, QuestionSet set, Judges judges) {
        Instant now = Instant.now(clock);
        ProbeRow probe = new ProbeRow();
        probe.id = id;
        probe.state = ProbeState.RUNNING;
        probe.questionSet = set.name();
        probe.variants = String.join(",", variants(spec, set));
        probe.samples = spec.samples();
        probe.profile = spec.rules();
        probe.judge = judges.judge;
        probe.panel = judges.panel.orElse(null);
        probe.labels = spec.marks();
        probe.priority = spec.priority() == null ? 0 : spec.priority();
        probe.createdAt = now;
        probe.expiresAt = now.plus(spec.lifetime().orElse(config.expiresAfter()));
        return probe;
    }

    /** The set's own choice is sorted: it may come in another order after a restart, and then indexes would change. */
    private static Set<String> variants(ProbeSpec spec, QuestionSet set) {
        return spec.ways().isEmpty() ? new TreeSet<>(set.variants()) : spec.ways();
    }

    private static List<Judging> judgings(ProbeRow probe, QuestionSet set, List<ProbeModelRow> lanes) {
        return set.questions(probe.variants(), probe.profile).stream()
                .map(question -> question.judging(probe.judge, probe.profile, Optional.empty()))
                .flatMap(judging -> lanes.stream().map(lane -> judging.at(Optional.ofNullable(lane.thresholds))))
                .distinct()
                .toList();
    }

    private static int total(ProbeSpec spec, QuestionSet set) {
        List<ProbeQuestion> questions = set.questions(variants(spec, set), spec.rules());
        long total = questions.stream()
                .mapToLong(question -> spec.samples() == null ? question.samples() : spec.samples())
                .sum();
        Findings findings = new Findings();
        if (total == 0) {
            findings.add("/questionSet", "holds no questions");
        }
        if (total > MOST_PROMPTS) {
            findings.add("/samples", "makes " + total + " prompts for each model; at most " + MOST_PROMPTS);
        }
        findings.refuse();
        return (int) total;
    }

    private static ProbeModelRow row(ProbeRow probe, int ordinal, Cast.Part part, int total) {
        ProbeModelRow row = new ProbeModelRow(probe.id, ordinal, total);
        row.model = part.model().id();
        row.revision = part.model().revision();
        row.target = part.model().target();
        row.sampling = part.model().terms().sampling();
        row.thresholds = part.model().terms().verdictThresholds().orElse(null);
        row.role = part.role();
        row.priority = probe.priority;
        row.expiresAt = probe.expiresAt;
        return row;
    }
}
