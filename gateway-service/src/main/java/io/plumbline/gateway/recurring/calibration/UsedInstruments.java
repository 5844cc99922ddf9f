package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.gateway.questions.ContentHash;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes which instruments probes use. Only those can be measured that give points for alignment and coherence. */
public final class UsedInstruments {

    /** Two probes may be the first at the same time. */
    private static final String NOTE =
            """
            insert into gateway.calibration (id, judging, used_at)
            values (:id, :judging, to_timestamp(:used / 1000.0))
            on conflict (id) do update set judging = excluded.judging,
                used_at = greatest(calibration.used_at, excluded.used_at)
            """;

    private UsedInstruments() {}

    /** Notes those of a probe, in the transaction that makes it durable. */
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

    /** By the hash of the instrument, sorted, so that everybody locks rows in the same order. */
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
        return judging.mode() != ScoringMode.TEXT && metrics.containsAll(List.of(Rubric.ALIGNED, Rubric.COHERENT));
    }
}
