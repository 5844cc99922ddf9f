package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.judging.Judging;
import io.plumbline.events.prompt.Guest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records whose answers each instrument judges, so that no judge is calibrated for deleted models alone. */
public final class InstrumentUsers {

    /**
     * Part of a query on {@code gateway.calibration c}: false if all models that use the instrument are deleted. A guest's row is
     * that of a deleted model, and its probe needs one calibration, which is sent when the probe begins.
     */
    static final String ANY_LEFT =
            """
            (not exists (select 1 from gateway.instrument_user u where u.instrument = c.id) or exists (
                select 1 from gateway.instrument_user u left join gateway.registered_model m on m.id = u.model
                where u.instrument = c.id and (m.deleted_at is null or u.model like '"""
                    + Guest.MARK
                    + """
            %' and u.used_at > now() - interval '1 hour')))""";

    private static final String NOTE =
            """
            insert into gateway.instrument_user as known (instrument, model, used_at)
            select instrument, model, to_timestamp(:used / 1000.0)
            from unnest(cast(:instruments as text[])) as i (instrument), unnest(cast(:models as text[])) as m (model)
            order by instrument, model
            on conflict (instrument, model) do update set used_at = greatest(known.used_at, excluded.used_at)
            """;

    private InstrumentUsers() {}

    /** Records in the caller's transaction that these models' answers are judged so. */
    public static Uni<Void> note(
            Mutiny.Session session, Collection<Judging> judgings, Collection<String> models, Instant now) {
        return session.createNativeQuery(NOTE)
                .setParameter(
                        "instruments",
                        UsedInstruments.measurable(judgings).keySet().toArray(String[]::new))
                .setParameter("models", new TreeSet<>(models).toArray(String[]::new))
                .setParameter("used", now.toEpochMilli())
                .executeUpdate()
                .replaceWithVoid();
    }
}
