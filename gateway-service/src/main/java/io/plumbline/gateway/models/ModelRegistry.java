package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.EndpointChecks;
import io.plumbline.gateway.models.revisions.RevisionLog;
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

/** Registers, finds and deletes models in the database. */
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

    /** Registers a model or changes it. */
    Uni<Registered> put(Actor actor, String id, ModelSpec spec, Precondition precondition) {
        return endpoints
                .check(Map.of("/endpoint", spec.target().target().endpoint()))
                .chain(() -> database.once(session -> requireBaseline(session, spec)
                        .chain(() -> session.find(ModelRegistrationRow.class, id, LockMode.PESSIMISTIC_WRITE))
                        .invoke(row -> precondition.check(version(row)))
                        .chain(row -> store(session, actor, row == null ? new ModelRegistrationRow(id) : row, spec))));
    }

    Uni<Optional<Registered>> find(String id) {
        return database.once(session -> session.find(ModelRegistrationRow.class, id))
                .map(row -> Optional.ofNullable(row)
                        .filter(ModelRegistrationRow::isRegistered)
                        .map(there -> new Registered(RegisteredModelView.of(there), there.version, false)));
    }

    /** Models in the order of their ids, starting after the given id. */
    Uni<List<RegisteredModelView>> list(String after, int limit) {
        return database.once(session -> session.createSelectionQuery(
                                "from ModelRegistrationRow where id > :after and deletedAt is null order by id",
                                ModelRegistrationRow.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(RegisteredModelView::of).toList());
    }

    /** Deletes a model. Refuses it if a running probe asks the model, or if the model is a baseline. */
    Uni<Void> delete(Actor actor, String id, Precondition precondition) {
        Instant now = Instant.now(clock);
        return database.once(session -> session.find(ModelRegistrationRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> {
                    if (row == null || !row.isRegistered()) {
                        throw new ProblemException(Problem.notFound(
                                "there is no model '" + id + "'; GET /api/v1/models lists the models"));
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
        return row == null || !row.isRegistered() ? OptionalLong.empty() : OptionalLong.of(row.version);
    }

    private static Uni<Void> requireBaseline(Mutiny.Session session, ModelSpec spec) {
        if (spec.baseline() == null) {
            return Uni.createFrom().voidItem();
        }
        return session.find(ModelRegistrationRow.class, spec.baseline(), LockMode.PESSIMISTIC_READ)
                .invoke(row -> {
                    if (row == null || !row.isRegistered()) {
                        new Findings()
                                .add("/baseline", "there is no model '" + spec.baseline() + "': register it first")
                                .refuse();
                    }
                })
                .replaceWithVoid();
    }

    /** Stores a change. A registration that changes no field is neither published nor written to the audit log. */
    private Uni<Registered> store(Mutiny.Session session, Actor actor, ModelRegistrationRow row, ModelSpec spec) {
        boolean isStored = row.isStored();
        RegisteredModelView before = isStored && row.isRegistered() ? RegisteredModelView.of(row) : null;
        if (before != null && row.matches(spec)) {
            return Uni.createFrom().item(new Registered(before, row.version, false));
        }
        String action = before == null ? "registered" : "changed";
        return RevisionLog.of(session, List.of(row.id))
                .chain(revisions -> {
                    row.change(spec, revisions, Instant.now(clock));
                    Uni<Void> stored =
                            isStored ? session.flush() : session.persist(row).chain(session::flush);
                    return stored.chain(() -> revisions.store(session));
                })
                .chain(() -> session.createNativeQuery(OPEN_TURN)
                        .setParameter("model", row.id)
                        .executeUpdate())
                .chain(() -> AuditLog.note(
                        session, actor, new AuditedChange(action, KIND, row.id, before, RegisteredModelView.of(row))))
                .replaceWith(() -> new Registered(RegisteredModelView.of(row), row.version, before == null));
    }

    /**
     * A registered model.
     *
     * @param view the model for callers
     * @param version counts the changes of the model, from 1; its ETag
     * @param isNew whether this request registered the model
     */
    record Registered(RegisteredModelView view, long version, boolean isNew) {}
}
