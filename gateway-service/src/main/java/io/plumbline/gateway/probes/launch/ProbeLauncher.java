package io.plumbline.gateway.probes.launch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.plumbline.database.Transactions;
import io.plumbline.events.judging.Judging;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.access.idempotency.IdempotencyKeys;
import io.plumbline.gateway.access.idempotency.RepeatableRequest;
import io.plumbline.gateway.answers.retention.AnswerRetention;
import io.plumbline.gateway.models.GuestModels;
import io.plumbline.gateway.models.endpoint.EndpointChecks;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.LaneState;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.probes.request.JudgeSelector;
import io.plumbline.gateway.probes.request.ProbeConfig;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.recurring.calibration.InstrumentUsers;
import io.plumbline.gateway.recurring.calibration.UsedInstruments;
import io.plumbline.tracing.GenAi;
import io.plumbline.tracing.TraceParent;
import io.plumbline.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores a probe; its prompts are released after the transaction. */
@ApplicationScoped
class ProbeLauncher {

    private static final String LAUNCH = "launch probe";

    private final Transactions database;
    private final QuestionFinder finder;
    private final QuestionSets questionSets;
    private final JudgeSelector judges;
    private final ProbeConfig config;
    private final EndpointChecks endpoints;
    private final AnswerRetention retention;
    private final Clock clock = Clock.systemUTC();

    ProbeLauncher(
            Transactions database,
            QuestionFinder finder,
            QuestionSets questionSets,
            JudgeSelector judges,
            ProbeConfig config,
            EndpointChecks endpoints,
            AnswerRetention retention) {
        this.retention = retention;
        this.database = database;
        this.finder = finder;
        this.questionSets = questionSets;
        this.judges = judges;
        this.config = config;
        this.endpoints = endpoints;
    }

    /**
     * Stores a probe in a transaction of its own, or fails with a problem. A repeated request returns the probe that the first
     * one started.
     */
    Uni<ProbeView> launch(Actor actor, ProbeSpec spec, Optional<RepeatableRequest> request) {
        String id = ProbeIds.next(Instant.now(clock));
        return Tracing.within(LAUNCH, Context.current(), trace -> checked(spec)
                .chain(draft -> database.once(session -> earlier(session, actor, request, id)
                        .chain(earlier -> earlier.map(known -> Probes.view(session, known))
                                .orElseGet(() -> launch(session, actor, draft, traced(draft.probe(id), trace)))))));
    }

    /**
     * Stores a probe in the caller's transaction.
     *
     * @param firstSample how often each question was asked before
     */
    Uni<ProbeView> launch(Mutiny.Session session, Actor actor, ProbeSpec spec, int firstSample) {
        String id = ProbeIds.next(Instant.now(clock));
        return Tracing.within(LAUNCH, Context.root(), trace -> draft(spec)
                .chain(draft ->
                        launch(session, actor, draft, traced(draft.probe(id).from(firstSample), trace))));
    }

    /** What the probe would ask and cost. It fails as {@link #launch} would, and stores no row. */
    Uni<ProbePlan> plan(ProbeSpec spec) {
        return checked(spec)
                .chain(draft -> database.once(session -> draft.lanes(session)
                        .map(lanes ->
                                ProbePlan.of(draft.probe(""), draft.wanted().questions(), lanes))));
    }

    /** Fails with a problem if a probe could not be launched. */
    Uni<Void> check(Mutiny.Session session, ProbeSpec spec) {
        return checked(spec).chain(draft -> draft.lanes(session)).replaceWithVoid();
    }

    /** Stores the trace with the probe: its prompts are released later, perhaps by another replica. */
    private static ProbeRow traced(ProbeRow probe, Context trace) {
        Span.fromContext(trace).setAttribute(GenAi.PROBE_ID, probe.id());
        return probe.traced(TraceParent.text(trace).orElse(null));
    }

    private Uni<Draft> checked(ProbeSpec spec) {
        return Uni.createFrom().deferred(() -> {
            spec.check();
            Map<String, URI> called = new LinkedHashMap<>(judges.of(spec).endpoints());
            spec.guests().ifPresent(guests -> called.putAll(guests.endpoints()));
            return endpoints.check(called).chain(() -> draft(spec));
        });
    }

    private Uni<Draft> draft(ProbeSpec spec) {
        spec.check();
        retention.lifetime(spec.lifetime(), config.expiresAfter());
        return finder.find(spec).map(wanted -> new Draft(spec, judges.of(spec), wanted));
    }

    private Uni<Optional<String>> earlier(
            Mutiny.Session session, Actor actor, Optional<RepeatableRequest> request, String id) {
        return request.map(known -> IdempotencyKeys.claim(session, actor, known, id, config.idempotencyKeyKept()))
                .orElse(Uni.createFrom().item(Optional.empty()));
    }

    private Uni<ProbeView> launch(Mutiny.Session session, Actor actor, Draft draft, ProbeRow probe) {
        AuditedChange change = new AuditedChange("submitted", "probe", probe.id(), null, draft.auditEntry());
        return draft.lanes(session)
                .call(lanes -> GuestModels.store(
                        session, lanes.stream().map(ProbeLanes.Lane::model).toList(), probe.createdAt()))
                .map(lanes -> rows(probe, lanes))
                .call(rows -> keep(session, probe, rows))
                .call(() -> draft.wanted()
                        .inline()
                        .map(brought -> questionSets.keep(session, brought))
                        .orElse(Uni.createFrom().voidItem()))
                .call(rows -> UsedInstruments.note(session, judgings(probe, draft, rows), probe.createdAt()))
                .call(rows -> InstrumentUsers.note(
                        session,
                        judgings(probe, draft, rows),
                        rows.stream().map(LaneRow::model).toList(),
                        probe.createdAt()))
                .call(() -> AuditLog.note(session, actor, change))
                .map(rows -> ProbeView.of(probe, LaneState.of(rows)));
    }

    private static Uni<Void> keep(Mutiny.Session session, ProbeRow probe, List<LaneRow> rows) {
        return session.persist(probe).chain(session::flush).chain(() -> session.persistAll(rows.toArray()));
    }

    private static List<LaneRow> rows(ProbeRow probe, List<ProbeLanes.Lane> lanes) {
        return IntStream.range(0, lanes.size())
                .mapToObj(ordinal -> new LaneRow(
                        probe,
                        ordinal,
                        lanes.get(ordinal).role(),
                        lanes.get(ordinal).model()))
                .toList();
    }

    private static List<Judging> judgings(ProbeRow probe, Draft draft, List<LaneRow> lanes) {
        return draft.wanted().questions().stream()
                .map(question -> question.judging(probe.judge(), probe.judgeMode(), probe.profile(), Optional.empty()))
                .flatMap(judging -> lanes.stream().map(lane -> judging.at(lane.thresholds())))
                .distinct()
                .toList();
    }

    /** A checked request whose probe has no id and no lanes yet. */
    private final class Draft {

        private final ProbeSpec spec;
        private final JudgeSelector.SelectedJudges chosen;
        private final RequestedQuestions wanted;

        Draft(ProbeSpec spec, JudgeSelector.SelectedJudges chosen, RequestedQuestions wanted) {
            this.spec = spec;
            this.chosen = chosen;
            this.wanted = wanted;
        }

        RequestedQuestions wanted() {
            return wanted;
        }

        /** The request for the audit log, with names of question sets in place of their texts. */
        ProbeSpec auditEntry() {
            return spec.asking(wanted.asked().names());
        }

        Uni<List<ProbeLanes.Lane>> lanes(Mutiny.Session session) {
            return ProbeLanes.of(session, spec).invoke(lanes -> EnabledQuestions.check(wanted, lanes));
        }

        ProbeRow probe(String id) {
            Instant now = Instant.now(clock);
            return new ProbeRow(id, now)
                    .asking(wanted.asked(), spec.samples())
                    .judgedBy(
                            chosen.judge(),
                            chosen.mode(),
                            spec.rules(),
                            chosen.panel().orElse(null))
                    .labelled(spec.labelPairs())
                    .prioritized(spec.priority())
                    .leased(spec.lease().orElse(null))
                    .until(now.plus(retention.lifetime(spec.lifetime(), config.expiresAfter())));
        }
    }
}
