package io.plumbline.aggregator.evidence;

import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.Turn;
import io.plumbline.aggregator.detectors.Watched;
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
 * Puts a changed alarm together with what proves it and stores it, in the transaction that changes the detector; so an alarm
 * and its evidence are there or neither is. Sending comes later.
 */
public final class AlarmEvidence {

    private static final double ALPHA = 0.05;

    /** Where the estimated change lies: the answer's place and time. */
    private static final String START =
            """
            select place, cast(extract(epoch from scored_at) * 1000 as bigint) from aggregator.answer
            where series_id = :series and place > :behind order by place offset :answers limit 1
            """;

    /** Among the newest since then, so that an alarm that fires late reads no million of rows. */
    private static final String WORST =
            """
            select prompt_id from (
                select prompt_id, place, outcome, alignment from aggregator.answer
                where series_id = :series and place >= :from and place <= :to order by place desc limit 20000) a
            where outcome = :outcome order by alignment nulls last, place desc limit 10
            """;

    private final Mutiny.Session session;

    /** Of the transaction in this session. */
    public AlarmEvidence(Mutiny.Session session) {
        this.session = session;
    }

    /**
     * A changed alarm.
     *
     * @param seriesId the series as stored
     * @param series the series
     * @param turn what has changed
     * @param reference what counted as normal
     */
    public record Case(long seriesId, Series series, Turn turn, Optional<Reference> reference) {

        /** The same whoever finds it out. */
        String id() {
            return String.join(
                    "-",
                    Long.toString(seriesId),
                    turn.kind().label(),
                    Long.toString(turn.place()),
                    turn.to().name().toLowerCase(Locale.ROOT));
        }
    }

    /** A place among a series' answers. */
    private record Start(long place, Optional<Instant> at) {}

    /** Stores changed alarms, each once. */
    public Uni<Void> store(List<Case> cases) {
        return Multi.createFrom()
                .iterable(cases)
                .onItem()
                .transformToUniAndConcatenate(this::store)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> store(Case changed) {
        return start(changed)
                .chain(start -> worst(changed, start.place()).map(worst -> event(changed, start, worst)))
                .chain(event -> AlarmStore.store(session, Optional.of(changed.seriesId()), event));
    }

    private Uni<Start> start(Case changed) {
        return session.createNativeQuery(START, Object[].class)
                .setParameter("series", changed.seriesId())
                .setParameter("behind", changed.turn().segmentPlace())
                .setParameter("answers", (long) changed.turn().since().firstAnswer())
                .getResultList()
                .map(rows -> rows.isEmpty()
                        ? new Start(changed.turn().segmentPlace(), Optional.empty())
                        : new Start(number(rows.get(0)[0]), Optional.of(Instant.ofEpochMilli(number(rows.get(0)[1])))));
    }

    private Uni<List<String>> worst(Case changed, long from) {
        return session.createNativeQuery(WORST, String.class)
                .setParameter("series", changed.seriesId())
                .setParameter("from", from)
                .setParameter("to", changed.turn().place())
                .setParameter("outcome", changed.turn().kind().name())
                .getResultList();
    }

    private static AlarmChange event(Case changed, Start start, List<String> worst) {
        Turn turn = changed.turn();
        double hits = turn.since().misaligned();
        double answers = turn.since().answers();
        return new AlarmChange(
                changed.id(),
                changed.series(),
                turn.kind().label(),
                turn.from(),
                turn.to(),
                turn.evidenceDays(),
                rate(hits, answers, RateInterval.of(hits, answers, ALPHA)),
                changed.reference().map(reference -> baseline(turn.kind(), reference)),
                Math.round(answers),
                hits,
                start.at(),
                worst,
                turn.at());
    }

    private static AlarmChange.Rate baseline(Watched kind, Reference reference) {
        double hits = (double) reference.hits(kind);
        double answers = (double) reference.answers();
        return rate(hits, answers, ClopperPearson.interval(hits, answers, ALPHA));
    }

    private static AlarmChange.Rate rate(double hits, double answers, Interval interval) {
        double rate = answers == 0 ? interval.lower() : hits / answers;
        return new AlarmChange.Rate(rate, Math.min(rate, interval.lower()), Math.max(rate, interval.upper()));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
