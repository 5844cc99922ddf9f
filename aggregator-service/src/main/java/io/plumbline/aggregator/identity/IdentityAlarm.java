package io.plumbline.aggregator.identity;

import io.plumbline.aggregator.evidence.AlarmStore;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.plumbline.reports.models.IdentityState;
import io.plumbline.statistics.identity.Evidence;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The alarm of a model that cannot be told from its baseline. It fires at such a result and ends at the opposite one; an
 * inconclusive comparison leaves it as it is. Its rate is the distance of the answers in excess of self-disagreement.
 */
final class IdentityAlarm {

    static final String DETECTOR = "identity";

    private static final Map<IdentityState, AlarmState> WANTED = Map.of(
            IdentityState.NOT_DISTINGUISHABLE, AlarmState.FIRING,
            IdentityState.DISTINGUISHABLE, AlarmState.QUIET);

    private static final String RUN =
            """
            select r.model, r.revision, r.prompt_set, r.answers, (
                select c.to_state from aggregator.alarm_change c
                where c.model = r.model and c.series_id is null order by c.number desc limit 1) as state
            from aggregator.identity_run r where r.run = :run
            """;

    private IdentityAlarm() {}

    /** A comparison and the present state of its model's alarm. */
    private record Run(String id, Series series, long answers, AlarmState state) {
        static Run of(String id, Row row) {
            return new Run(
                    id,
                    new Series(
                            row.text("model"),
                            row.text("revision"),
                            row.text("prompt_set"),
                            "plain",
                            DETECTOR,
                            Source.CANARY),
                    row.number("answers"),
                    row.optionalText("state").map(AlarmState::valueOf).orElse(AlarmState.QUIET));
        }
    }

    /** Changes the alarm if the finding demands another state, in the transaction that stores the finding. A guest has none. */
    static Uni<Void> follow(Mutiny.Session session, String run, IdentityFinding finding) {
        AlarmState wanted = WANTED.get(finding.state());
        return wanted == null
                ? Uni.createFrom().voidItem()
                : Rows.optional(Rows.query(session, RUN).setParameter("run", run), row -> Run.of(run, row))
                        .map(Optional::orElseThrow)
                        .chain(stored -> follow(session, stored, finding, wanted));
    }

    private static Uni<Void> follow(Mutiny.Session session, Run run, IdentityFinding finding, AlarmState wanted) {
        return run.state() == wanted || run.series().isGuest()
                ? Uni.createFrom().voidItem()
                : AlarmStore.store(session, Optional.empty(), change(run, finding, wanted));
    }

    private static AlarmChange change(Run run, IdentityFinding finding, AlarmState to) {
        return new AlarmChange(
                run.id() + "-" + DETECTOR,
                run.series(),
                DETECTOR,
                run.state(),
                to,
                new AlarmChange.Evidence(
                        0, rate(finding.evidence()), Optional.empty(), run.answers(), 0, Optional.empty(), List.of()),
                Instant.now());
    }

    private static AlarmChange.Rate rate(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return new AlarmChange.Rate(0, 0, 1);
        }
        double excess = Math.min(1, Math.max(0, evidence.get(0).excess()));
        double upper = Math.min(1, Math.max(excess, evidence.get(0).excessUpper()));
        return new AlarmChange.Rate(excess, 0, upper);
    }
}
