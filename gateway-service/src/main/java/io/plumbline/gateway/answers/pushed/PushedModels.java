package io.plumbline.gateway.answers.pushed;

import io.plumbline.database.Transactions;
import io.plumbline.events.judging.Judging;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.revisions.RevisionHistory;
import io.plumbline.gateway.models.revisions.RevisionLog;
import io.plumbline.gateway.recurring.calibration.InstrumentUsers;
import io.plumbline.gateway.recurring.calibration.UsedInstruments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds the registered models of pushed answers. It keeps none of them: an answer that comes right after a roll-out belongs to the
 * new revision.
 */
@ApplicationScoped
class PushedModels {

    /** The use of a judge by a model is noted at most this often. */
    private static final Duration NOTED = Duration.ofSeconds(5);

    private static final int MOST = 20_000;

    private final Transactions database;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    PushedModels(Transactions database) {
        this.database = database;
    }

    /**
     * A registered model.
     *
     * @param row its registration
     * @param revisions its revisions, at least one
     */
    record PushedModel(ModelRegistrationRow row, RevisionHistory revisions) {}

    /** The registered ones of these models, by id. The instrument is recorded as in use. */
    Uni<Map<String, PushedModel>> find(Set<String> ids, Judging judging) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.once(session -> session.createSelectionQuery(
                        "from ModelRegistrationRow where id in :ids and deletedAt is null", ModelRegistrationRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .call(rows -> note(session, rows, judging))
                .chain(rows -> RevisionLog.of(session, ids).map(log -> known(rows, log))));
    }

    private static Map<String, PushedModel> known(List<ModelRegistrationRow> rows, RevisionLog log) {
        return rows.stream().collect(Collectors.toMap(ModelRegistrationRow::id, row -> {
            log.begin(row.deployed());
            return new PushedModel(row, log.history(row.id()));
        }));
    }

    private Uni<Void> note(Mutiny.Session session, List<ModelRegistrationRow> rows, Judging judging) {
        Instant now = Instant.now(clock);
        List<String> due = rows.stream()
                .map(ModelRegistrationRow::id)
                .filter(id -> now.isAfter(noted.getOrDefault(id, Instant.EPOCH).plus(NOTED)))
                .toList();
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (noted.size() > MOST) {
            noted.clear();
        }
        due.forEach(id -> noted.put(id, now));
        return UsedInstruments.note(session, List.of(judging), now)
                .chain(() -> InstrumentUsers.note(session, List.of(judging), due, now));
    }
}
