package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.EndpointChecks;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The models under watch, in the database. */
@ApplicationScoped
class ModelRegistry {

    static final String KIND = "model";

    private static final String OPEN_TURN =
            "insert into gateway.model_turn (model) values (:model) on conflict do nothing";

    private final Transactions database;
    private final EndpointChecks endpoints;
    private final Clock clock = Clock.systemUTC();

    ModelRegistry(Transactions database, EndpointChecks endpoints) {
        this.database = database;
        this.endpoints = endpoints;
    }

    /** Registers a model or changes it; the answer says whether it is new. */
    Uni<Registered> put(Actor actor, String id, ModelSpec spec, Precondition precondition) {
        return endpoints
                .check(Map.of("/endpoint", spec.target().target().endpoint()))
                .chain(() -> database.once(session -> requireBaseline(session, spec)
                        .chain(() -> session.find(ModelRegistrationRow.class, id, LockMode.PESSIMISTIC_WRITE))
                        .invoke(row -> precondition.check(version(row)))
                        .chain(row -> keep(session, actor, row == null ? new ModelRegistrationRow(id) : row, spec))));
    }

    Uni<Optional<Registered>> find(String id) {
        return database.once(session -> session.find(ModelRegistrationRow.class, id))
                .map(row -> Optional.ofNullable(row)
                        .filter(ModelRegistrationRow::isThere)
                        .map(there -> new Registered(RegisteredModelView.of(there), there.version, false)));
    }

    /** Models by id, from after a given one. */
    Uni<List<RegisteredModelView>> list(String after, int limit) {
        return database.once(session -> session.createSelectionQuery(
                                "from ModelRegistrationRow where id > :after and deletedAt is null order by id",
                                ModelRegistrationRow.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(RegisteredModelView::of).toList());
    }

    /** Deletes a model; one that is still asked something, or that others are compared with, must stay. */
    Uni<Void> delete(Actor actor, String id, Precondition precondition) {
        Instant now = Instant.now(clock);
        return database.once(session -> session.find(ModelRegistrationRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> {
                    if (row == null || !row.isThere()) {
                        throw new ProblemException(Problem.notFound("there is no model '" + id + "'"));
                    }
                    precondition.check(version(row));
                    return row;
                })
                .call(row -> ModelReferences.refuse(session, List.of(id)))
                .chain(row -> {
                    RegisteredModelView before = RegisteredModelView.of(row);
                    row.delete(now);
                    return AuditLog.note(session, actor, new AuditedChange("deleted", KIND, id, before, null));
                }));
    }

    private static OptionalLong version(ModelRegistrationRow row) {
        return row == null || !row.isThere() ? OptionalLong.empty() : OptionalLong.of(row.version);
    }

    private static Uni<Void> requireBaseline(Mutiny.Session session, ModelSpec spec) {
        if (spec.baseline() == null) {
            return Uni.createFrom().voidItem();
        }
        return session.find(ModelRegistrationRow.class, spec.baseline(), LockMode.PESSIMISTIC_READ)
                .invoke(row -> {
                    if (row == null || !row.isThere()) {
                        new Findings()
                                .add("/baseline", "there is no model '" + spec.baseline() + "'")
                                .refuse();
                    }
                })
                .replaceWithVoid();
    }

    /** What is already so is no change: nothing is published and nothing noted. */
    private Uni<Registered> keep(Mutiny.Session session, Actor actor, ModelRegistrationRow row, ModelSpec spec) {
        boolean isKnown = row.isKnown();
        RegisteredModelView before = isKnown && row.isThere() ? RegisteredModelView.of(row) : null;
        if (before != null && row.is(spec)) {
            return Uni.createFrom().item(new Registered(before, row.version, false));
        }
        row.take(spec, Instant.now(clock));
        Uni<Void> kept = isKnown ? session.flush() : session.persist(row).chain(session::flush);
        String action = before == null ? "registered" : "changed";
        return kept.chain(() -> session.createNativeQuery(OPEN_TURN)
                        .setParameter("model", row.id)
                        .executeUpdate())
                .chain(() -> AuditLog.note(
                        session, actor, new AuditedChange(action, KIND, row.id, before, RegisteredModelView.of(row))))
                .replaceWith(() -> new Registered(RegisteredModelView.of(row), row.version, before == null));
    }

    /**
     * A model as it is registered.
     *
     * @param view as it is now
     * @param version its version
     * @param isNew whether it was not there before
     */
    record Registered(RegisteredModelView view, long version, boolean isNew) {}
}
