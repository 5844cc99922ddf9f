package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.events.target.Rhythm;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What everybody behind the gateway knows of models' schedules: kept with the model, and published with it. */
@ApplicationScoped
public class ModelRhythms {

    private static final String TOLD =
            """
            select id, cast(extract(epoch from scheduled_since) * 1000 as bigint), longest_silence_seconds
            from gateway.registered_model where scheduled_since is not null
            """;

    private final Transactions database;
    private final ModelPublisher publisher;

    ModelRhythms(Transactions database, ModelPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    /** Makes what is told what schedules say, by the model's id; those that are not named have none. */
    public Uni<Void> are(Map<String, Rhythm> wanted) {
        return database.once(session ->
                        session.createNativeQuery(TOLD, Object[].class).getResultList())
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(changed(wanted, rows)))
                .onItem()
                .transformToUniAndConcatenate(model -> tell(model, Optional.ofNullable(wanted.get(model))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Set<String> changed(Map<String, Rhythm> wanted, Iterable<Object[]> rows) {
        Map<String, Rhythm> told = new HashMap<>();
        rows.forEach(row -> told.put((String) row[0], new Rhythm(instant(row[1]), ((Number) row[2]).longValue())));
        Set<String> changed = new TreeSet<>(told.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(model -> told.containsKey(model) && told.get(model).equals(wanted.get(model)));
        return changed;
    }

    /** Where it is another's turn to send about the model, it comes the next time. */
    private Uni<Void> tell(String model, Optional<Rhythm> rhythm) {
        return database.once(session -> ModelTurn.take(session, model)
                        .chain(mine -> mine
                                ? session.find(ModelRegistrationRow.class, model)
                                : Uni.createFrom().nullItem())
                        .onItem()
                        .ifNotNull()
                        .invoke(row -> row.expect(rhythm)))
                .invoke(row -> publisher.wake(model))
                .replaceWithVoid();
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
