package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Rubric;
import io.plumbline.gateway.questions.file.ContentHash;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records which instruments are in use. Only instruments that score alignment and coherence can be calibrated. */
public final class UsedInstruments {

    /**
     * An upsert, because two probes may use an instrument first at one time. An instrument's address is part of its id, so that no
     * probe can point its calibration elsewhere. Another credential replaces the stored one only if calls with that one failed.
     */
    private static final String NOTE =
            """
            insert into gateway.calibration (id, judging, used_at)
            values (:id, :judging, to_timestamp(:used / 1000.0))
            on conflict (id) do update set
                judging = case when exists (
                        select 1 from gateway.calibration_outcome o
                        where o.instrument = calibration.id and o.slot = calibration.sent_slot
                            and o.attempt = calibration.attempt and o.failed)
                    then excluded.judging else calibration.judging end,
                used_at = greatest(calibration.used_at, excluded.used_at)
            """;

    private UsedInstruments() {}

    /** Records the instruments of judgings in the caller's transaction. */
    public static Uni<Void> note(Mutiny.Session session, Collection<Judging> judgings, Instant now) {
        return Multi.createFrom()
                .iterable(measurable(judgings).entrySet())
                .onItem()
                .transformToUniAndConcatenate(used -> session.createNativeQuery(NOTE)
                        .setParameter("id", used.getKey())
                        .setParameter("judging", new JudgingColumn().convertToDatabaseColumn(used.getValue()))
                        .setParameter("used", now.toEpochMilli())
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Judgings by their instrument's hash, sorted: a single order for all transactions prevents deadlocks. */
    static Map<String, Judging> measurable(Collection<Judging> judgings) {
        Map<String, Judging> byInstrument = new TreeMap<>();
        judgings.stream()
                .filter(UsedInstruments::givesPoints)
                .forEach(judging ->
                        byInstrument.put(ContentHash.of(Instrument.of(judging).id()), judging));
        return byInstrument;
    }

    private static boolean givesPoints(Judging judging) {
        List<String> metrics = judging.rubrics().stream().map(Rubric::metric).toList();
        return judging.mode().givesPoints() && metrics.containsAll(List.of(Rubric.ALIGNED, Rubric.COHERENT));
    }
}
