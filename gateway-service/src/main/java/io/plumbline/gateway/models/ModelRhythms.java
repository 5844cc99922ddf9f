package io.plumbline.gateway.models;

import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.target.Rhythm;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores how often each model is scheduled to answer, and publishes that with the model. */
@ApplicationScoped
public class ModelRhythms {

    private static final String STORED =
            """
            select id, cast(extract(epoch from scheduled_since) * 1000 as bigint) as scheduled_since_ms,
                longest_silence_seconds
            from gateway.registered_model where scheduled_since is not null
            """;

    private final Transactions database;
    private final ModelPublisher publisher;

    ModelRhythms(Transactions database, ModelPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    /** Replaces all rhythms by those of the schedules, by the model's id. A model that is not in the map has none. */
    public Uni<Void> replaceAll(Map<String, Rhythm> wanted) {
        return database.once(ModelRhythms::stored)
                .onItem()
                .transformToMulti(stored -> Multi.createFrom().iterable(changed(wanted, stored)))
                .onItem()
                .transformToUniAndConcatenate(model -> replace(model, Optional.ofNullable(wanted.get(model))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Map<String, Rhythm>> stored(Mutiny.Session session) {
        return Rows.list(Rows.query(session, STORED), row -> Map.entry(row.text("id"), rhythm(row)))
                .map(rhythms -> rhythms.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Rhythm rhythm(Row row) {
        return new Rhythm(row.instant("scheduled_since_ms"), row.number("longest_silence_seconds"));
    }

    private static Set<String> changed(Map<String, Rhythm> wanted, Map<String, Rhythm> stored) {
        Set<String> changed = new TreeSet<>(stored.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(model -> Objects.equals(stored.get(model), wanted.get(model)));
        return changed;
    }

    /** If another replica holds the model's lock, the next call of {@link #replaceAll} stores the rhythm. */
    private Uni<Void> replace(String model, Optional<Rhythm> rhythm) {
        return database.once(session -> ModelLock.take(session, model)
                        .chain(mine -> mine
                                ? session.find(ModelRegistrationRow.class, model)
                                : Uni.createFrom().nullItem())
                        .onItem()
                        .ifNotNull()
                        .invoke(row -> row.expect(rhythm)))
                .invoke(row -> publisher.wake(model))
                .replaceWithVoid();
    }
}
