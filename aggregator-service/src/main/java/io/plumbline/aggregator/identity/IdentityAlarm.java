package io.plumbline.aggregator.identity;

import io.plumbline.aggregator.evidence.AlarmStore;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.plumbline.statistics.identity.Evidence;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The alarm of a model that cannot be told from its baseline. It fires at such a verdict and ends at the opposite one; a
 * comparison that claims nothing changes nothing. Its rate is how far the answers are apart in excess of self-disagreement.
 */
final class IdentityAlarm {

    static final String DETECTOR = "identity";

    private static final Map<IdentityState, AlarmState> WANTED = Map.of(
            IdentityState.NOT_DISTINGUISHABLE, AlarmState.FIRING,
            IdentityState.DISTINGUISHABLE, AlarmState.QUIET);

    private static final String STANDING =
            """
            select r.model, r.revision, r.prompt_set, r.answers, (
                select c.to_state from aggregator.alarm_change c
                where c.model = r.model and c.series_id is null order by c.number desc limit 1)
            from aggregator.identity_run r where r.run = :run
            """;

    private IdentityAlarm() {}

    /** Changes the alarm where the finding says otherwise, in the transaction that keeps it. */
    static Uni<Void> follow(Mutiny.Session session, String run, IdentityFinding finding) {
        AlarmState wanted = WANTED.get(finding.state());
        return wanted == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(STANDING, Object[].class)
                        .setParameter("run", run)
                        .getSingleResult()
                        .chain(row -> follow(session, run, finding, row, wanted));
    }

    private static Uni<Void> follow(
            Mutiny.Session session, String run, IdentityFinding finding, Object[] row, AlarmState wanted) {
        AlarmState standing = row[4] == null ? AlarmState.QUIET : AlarmState.valueOf((String) row[4]);
        return standing == wanted
                ? Uni.createFrom().voidItem()
                : AlarmStore.store(session, Optional.empty(), change(run, finding, row, standing, wanted));
    }

    private static AlarmChange change(
            String run, IdentityFinding finding, Object[] row, AlarmState from, AlarmState to) {
        return new AlarmChange(
                run + "-" + DETECTOR,
                new Series((String) row[0], (String) row[1], (String) row[2], "plain", DETECTOR, Source.CANARY),
                DETECTOR,
                from,
                to,
                0,
                rate(finding.evidence()),
                Optional.empty(),
                ((Number) row[3]).longValue(),
                0,
                Optional.empty(),
                List.of(),
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
