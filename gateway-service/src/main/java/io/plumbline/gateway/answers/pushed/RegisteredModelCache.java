package io.plumbline.gateway.answers.pushed;

import io.plumbline.database.Transactions;
import io.plumbline.events.judging.Judging;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.recurring.calibration.UsedInstruments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Caches registered models for five seconds, because thousands of pushed answers a second name few models. */
@ApplicationScoped
class RegisteredModelCache {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final Transactions database;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    RegisteredModelCache(Transactions database) {
        this.database = database;
    }

    private record Known(ModelRegistrationRow model, Instant until) {}

    /** The registered ones of these models, by id. Reading one from the database also records the instrument as in use. */
    Uni<Map<String, ModelRegistrationRow>> find(Set<String> ids, Judging judging) {
        Instant now = Instant.now(clock);
        Map<String, ModelRegistrationRow> found = new HashMap<>();
        ids.forEach(id -> {
            Known model = known.get(id);
            if (model != null && now.isBefore(model.until)) {
                found.put(id, model.model);
            }
        });
        Set<String> missing = ids.stream().filter(id -> !found.containsKey(id)).collect(Collectors.toSet());
        return missing.isEmpty()
                ? Uni.createFrom().item(found)
                : read(missing, judging, now).map(rows -> keep(found, rows, now.plus(KEPT)));
    }

    private Uni<List<ModelRegistrationRow>> read(Set<String> ids, Judging judging, Instant now) {
        return database.once(session -> session.createSelectionQuery(
                        "from ModelRegistrationRow where id in :ids and deletedAt is null", ModelRegistrationRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .call(rows -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : UsedInstruments.note(session, List.of(judging), now)));
    }

    private Map<String, ModelRegistrationRow> keep(
            Map<String, ModelRegistrationRow> found, List<ModelRegistrationRow> rows, Instant until) {
        if (known.size() > MOST) {
            known.clear();
        }
        rows.forEach(row -> {
            known.put(row.id(), new Known(row, until));
            found.put(row.id(), row);
        });
        return found;
    }
}
