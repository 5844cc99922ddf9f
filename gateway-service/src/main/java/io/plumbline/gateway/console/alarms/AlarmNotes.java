package io.plumbline.gateway.console.alarms;

import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators' notes about alarms. A note belongs to a detector of a model, so it outlives a single change of an alarm. */
@ApplicationScoped
public class AlarmNotes {

    private static final String ADD =
            """
            insert into gateway.alarm_note (alarm, model, detector, kind, reason, actor, actor_name, at, until)
            values (:alarm, :model, :detector, :kind, :reason, :actor, :name, now(),
                case when :hours > 0 then now() + cast(:hours as bigint) * interval '1 hour' end)
            """;
    private static final String COLUMNS =
            """
            model, detector, kind, reason, actor_name, cast(extract(epoch from at) * 1000 as bigint) as at_millis,
                cast(extract(epoch from until) * 1000 as bigint) as until_millis
            """;
    private static final String OF_ALARM = "select " + COLUMNS
            + " from gateway.alarm_note where model = :model and detector = :detector and at >= to_timestamp(cast(:since as bigint) / 1000.0)"
            + " order by at desc limit 50";

    /** An acknowledgement older than 7 days no longer applies to an alarm of today; a silence applies until it ends. */
    private static final String NEWEST = "select distinct on (model, detector) " + COLUMNS
            + " from gateway.alarm_note where at > now() - interval '7 days' and (until is null or until > now())"
            + " order by model, detector, at desc";

    /** Each detector of a model that is silenced now, and the end of its silence. */
    private static final String SILENCES =
            """
            select n.model, n.detector, cast(extract(epoch from max(n.until)) * 1000 as bigint) as until_millis
            from gateway.alarm_note n
            where n.kind = 'silenced' and n.until > now() and not exists (
                select from gateway.alarm_note later
                where later.model = n.model and later.detector = n.detector and later.kind = 'unsilenced' and later.at >= n.at)
            group by n.model, n.detector order by max(n.until), n.model, n.detector
            """;

    private final Transactions database;

    AlarmNotes(Transactions database) {
        this.database = database;
    }

    /** The newest note for each model and detector, unless it ended a silence. */
    Uni<List<AlarmNote>> newest() {
        return database.once(session -> Rows.list(Rows.query(session, NEWEST), AlarmNote::of))
                .map(notes -> notes.stream().filter(AlarmNote::holds).toList());
    }

    /** The current silences, at most so many; those that end first come first. */
    Uni<List<AlarmSilence>> silences(int most) {
        return database.once(session -> Rows.list(Rows.query(session, SILENCES).setMaxResults(most), AlarmSilence::of));
    }

    /** The current silence of a model's detector; empty if there is none. */
    Uni<Optional<AlarmSilence>> silence(String model, String detector) {
        return silences(Integer.MAX_VALUE).map(all -> all.stream()
                .filter(one -> one.model().equals(model) && one.detector().equals(detector))
                .findFirst());
    }

    /** The newest notes in words, by model. */
    public Uni<Map<String, String>> wordsByModel() {
        return newest().map(notes -> {
            Map<String, String> words = new HashMap<>();
            notes.forEach(note -> words.merge(note.model(), note.words(), (one, other) -> one));
            return words;
        });
    }

    /** Notes about a model's detector since a time, the newest first. */
    Uni<List<AlarmNote>> since(Instant start, String model, String detector) {
        return database.once(session -> Rows.list(
                Rows.query(session, OF_ALARM)
                        .setParameter("model", model)
                        .setParameter("detector", detector)
                        .setParameter("since", start.toEpochMilli()),
                AlarmNote::of));
    }

    /** Adds a note and writes an audit entry in the same transaction. */
    Uni<Void> add(Actor actor, NoteForm form, String model, String detector) {
        return database.once(session -> session.createNativeQuery(ADD)
                .setParameter("alarm", form.alarm())
                .setParameter("model", model)
                .setParameter("detector", detector)
                .setParameter("kind", form.kind())
                .setParameter("reason", form.reason())
                .setParameter("actor", actor.id())
                .setParameter("name", actor.name())
                .setParameter("hours", (long) form.hours())
                .executeUpdate()
                .chain(() -> AuditLog.note(
                        session, actor, new AuditedChange(form.kind(), "alarm", form.alarm(), null, form))));
    }
}
