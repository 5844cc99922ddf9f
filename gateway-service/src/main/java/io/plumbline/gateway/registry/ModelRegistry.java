package io.plumbline.gateway.registry;

import io.plumbline.gateway.Database;
import io.plumbline.gateway.problem.Findings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The models under watch, in the database. */
@ApplicationScoped
class ModelRegistry {

    private static final String OPEN_TURN =
            "insert into gateway.model_turn (model) values (:model) on conflict do nothing";

    private final Database database;
    private final Clock clock = Clock.systemUTC();

    ModelRegistry(Database database) {
        this.database = database;
    }

    /** Registers a model or changes it; the answer says whether it is new. */
    Uni<Registered> put(String id, ModelSpec spec) {
        return database.transaction(session -> requireBaseline(session, spec)
                .chain(() -> session.find(RegisteredModelRow.class, id, LockMode.PESSIMISTIC_WRITE))
                .chain(known -> keep(session, id, spec, Optional.ofNullable(known))));
    }

    Uni<Optional<ModelView>> find(String id) {
        return database.transaction(session -> session.find(RegisteredModelRow.class, id))
                .map(row -> Optional.ofNullable(row).map(ModelView::of));
    }

    /** Models by id, from after a given one. */
    Uni<List<ModelView>> list(String after, int limit) {
        return database.transaction(session -> session.createSelectionQuery(
                                "from RegisteredModelRow where id > :after order by id", RegisteredModelRow.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ModelView::of).toList());
    }

    private static Uni<Void> requireBaseline(Mutiny.Session session, ModelSpec spec) {
        if (spec.baseline() == null) {
            return Uni.createFrom().voidItem();
        }
        return session.find(RegisteredModelRow.class, spec.baseline())
                .invoke(row -> {
                    if (row == null) {
                        new Findings()
                                .add("/baseline", "there is no model '" + spec.baseline() + "'")
                                .refuse();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Registered> keep(
            Mutiny.Session session, String id, ModelSpec spec, Optional<RegisteredModelRow> known) {
        RegisteredModelRow row = known.orElseGet(() -> new RegisteredModelRow(id));
        row.take(spec, Instant.now(clock));
        Uni<Void> kept =
                known.isPresent() ? session.flush() : session.persist(row).chain(session::flush);
        return kept.chain(() -> session.createNativeQuery(OPEN_TURN)
                        .setParameter("model", id)
                        .executeUpdate())
                .replaceWith(() -> new Registered(ModelView.of(row), known.isEmpty()));
    }

    /**
     * A model that was just registered.
     *
     * @param view as it is now
     * @param isNew whether the id was not known before
     */
    record Registered(ModelView view, boolean isNew) {}
}
