package io.plumbline.aggregator.evidence;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.AlarmTransition;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.database.Rows;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.Series;
import io.plumbline.statistics.ClopperPearson;
import io.plumbline.statistics.Interval;
import io.plumbline.statistics.RateInterval;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Stores a changed alarm together with its evidence, in the transaction that changes the detector, so the two are committed
 * together. Sending comes later.
 */
public final class AlarmEvidence {

    private static final double ALPHA = 0.05;

    /** Place and time of the answer at which the change probably began. */
    private static final String START =
            """
            select place, cast(extract(epoch from scored_at) * 1000 as bigint) as scored_at from aggregator.answer
            where series_id = :series and place > :behind and not ahead order by place offset :answers limit 1
            """;

    /** Reads at most the newest 20,000 answers, so an alarm that fires late does not read millions of rows. */
    private static final String WORST =
            """
            select prompt_id from (
                select prompt_id, place, outcome, alignment from aggregator.answer
                where series_id = :series and place >= :from and place <= :to order by place desc limit 20000) a
            where outcome = :outcome order by alignment nulls last, place desc limit 10
            """;

    private final Mutiny.Session session;

    public AlarmEvidence(Mutiny.Session session) {
        this.session = session;
    }

    /**
     * A changed alarm.
     *
     * @param seriesId the series as stored
     * @param series the series
     * @param transition the change
     * @param reference the counts that were taken as normal
     */
    public record ChangedAlarm(
            long seriesId, Series series, AlarmTransition transition, Optional<Reference> reference) {

        /** Equal on every instance that finds the change. */
        String id() {
            return String.join(
                    "-",
                    Long.toString(seriesId),
                    transition.kind().label(),
                    Long.toString(transition.place()),
                    transition.to().name().toLowerCase(Locale.ROOT));
        }
    }

    /** A place among a series' answers. */
    private record Start(long place, Optional<Instant> at) {}

    /** Stores changed alarms, each once. */
    public Uni<Void> store(List<ChangedAlarm> cases) {
        return Multi.createFrom()
                .iterable(cases)
                .onItem()
                .transformToUniAndConcatenate(this::store)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> store(ChangedAlarm changed) {
        return start(changed)
                .chain(start -> worst(changed, start.place()).map(worst -> event(changed, start, worst)))
                .chain(event -> AlarmStore.store(session, Optional.of(changed.seriesId()), event));
    }

    private Uni<Start> start(ChangedAlarm changed) {
        var query = Rows.query(session, START)
                .setParameter("series", changed.seriesId())
                .setParameter("behind", changed.transition().segmentPlace())
                .setParameter("answers", (long) changed.transition().since().firstAnswer());
        return Rows.optional(query, row -> new Start(row.number("place"), Optional.of(row.instant("scored_at"))))
                .map(found ->
                        found.orElseGet(() -> new Start(changed.transition().segmentPlace(), Optional.empty())));
    }

    private Uni<List<String>> worst(ChangedAlarm changed, long from) {
        return session.createNativeQuery(WORST, String.class)
                .setParameter("series", changed.seriesId())
                .setParameter("from", from)
                .setParameter("to", changed.transition().place())
                .setParameter("outcome", changed.transition().kind().name())
                .getResultList();
    }

    private static AlarmChange event(ChangedAlarm changed, Start start, List<String> worst) {
        AlarmTransition transition = changed.transition();
        double hits = transition.since().misaligned();
        double answers = transition.since().answers();
        return new AlarmChange(
                changed.id(),
                changed.series(),
                transition.kind().label(),
                transition.from(),
                transition.to(),
                new AlarmChange.Evidence(
                        transition.evidenceDays(),
                        rate(hits, answers, RateInterval.of(hits, answers, ALPHA)),
                        changed.reference().map(reference -> baseline(transition.kind(), reference)),
                        Math.round(answers),
                        hits,
                        start.at(),
                        worst),
                transition.at(),
                transition.ending());
    }

    private static AlarmChange.Rate baseline(AlarmKind kind, Reference reference) {
        double hits = (double) reference.hits(kind);
        double answers = (double) reference.assessed(kind);
        return rate(hits, answers, ClopperPearson.interval(hits, answers, ALPHA));
    }

    private static AlarmChange.Rate rate(double hits, double answers, Interval interval) {
        double rate = answers == 0 ? interval.lower() : hits / answers;
        return new AlarmChange.Rate(rate, Math.min(rate, interval.lower()), Math.max(rate, interval.upper()));
    }
}
