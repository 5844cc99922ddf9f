package io.plumbline.gateway.models.apply;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.ModelReferences;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.RegisteredModelView;
import io.plumbline.gateway.models.endpoint.EndpointChecks;
import io.plumbline.gateway.models.revisions.RevisionLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Applies a models file to the registry, in one transaction. Applying it again changes nothing further. */
@ApplicationScoped
class ModelApply {

    private static final String KNOWN =
            "from ModelRegistrationRow where id in :ids or (:prune = true and fromFile and deletedAt is null) order by id";
    private static final String OPEN_TURNS =
            """
            insert into gateway.model_turn (model)
            select unnest(cast(:ids as text[])) on conflict do nothing
            """;

    private final Transactions database;
    private final EndpointChecks endpoints;
    private final Clock clock = Clock.systemUTC();

    ModelApply(Transactions database, EndpointChecks endpoints) {
        this.database = database;
        this.endpoints = endpoints;
    }

    /**
     * Applies a file.
     *
     * @param dryRun report the differences without storing them
     * @param prune delete the models that an earlier file named and this file does not name
     */
    Uni<List<ModelChange>> apply(Actor actor, ModelsFile file, boolean dryRun, boolean prune) {
        return endpoints
                .check(file.endpoints())
                .chain(() -> database.once(session -> known(session, file, prune)
                        .chain(rows -> RevisionLog.of(session, file.models().keySet())
                                .map(revisions -> new Plan(file, rows, revisions, Instant.now(clock))))
                        .chain(plan -> apply(session, actor, plan, dryRun))));
    }

    private static Uni<List<ModelRegistrationRow>> known(Mutiny.Session session, ModelsFile file, boolean prune) {
        return session.createSelectionQuery(KNOWN, ModelRegistrationRow.class)
                .setParameter("ids", file.models().keySet())
                .setParameter("prune", prune)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static Uni<List<ModelChange>> apply(Mutiny.Session session, Actor actor, Plan plan, boolean dryRun) {
        Uni<Void> allowed = requireBaselines(session, plan)
                .chain(() -> plan.pruned.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ModelReferences.refuse(session, plan.pruned));
        if (dryRun) {
            // A query may flush the changed rows, so the transaction must not commit.
            session.currentTransaction().markForRollback();
            return allowed.replaceWith(plan.changes);
        }
        return allowed.chain(() -> session.persistAll(plan.made.toArray()))
                .chain(session::flush)
                .chain(() -> plan.revisions.store(session))
                .chain(() -> session.createNativeQuery(OPEN_TURNS)
                        .setParameter(
                                "ids",
                                plan.made.stream().map(ModelRegistrationRow::id).toArray(String[]::new))
                        .executeUpdate())
                .chain(() -> AuditLog.note(session, actor, plan.audited))
                .replaceWith(plan.changes);
    }

    private static Uni<Void> requireBaselines(Mutiny.Session session, Plan plan) {
        Map<String, String> outside = plan.baselinesOutside();
        if (outside.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createSelectionQuery(
                        "select id from ModelRegistrationRow where id in :ids and deletedAt is null", String.class)
                .setParameter("ids", outside.keySet())
                .getResultList()
                .invoke(there -> {
                    Findings findings = new Findings();
                    outside.forEach((baseline, pointer) -> {
                        if (!there.contains(baseline)) {
                            findings.add(
                                    pointer, "there is no model '" + baseline + "': register it or add it to the file");
                        }
                    });
                    findings.refuse();
                })
                .replaceWithVoid();
    }

    /** The differences between a file and the registry, already made on the rows. */
    private static final class Plan {

        private final ModelsFile file;
        private final RevisionLog revisions;
        private final List<ModelChange> changes = new ArrayList<>();
        private final List<AuditedChange> audited = new ArrayList<>();
        private final List<ModelRegistrationRow> made = new ArrayList<>();
        private final List<String> pruned = new ArrayList<>();

        Plan(ModelsFile file, List<ModelRegistrationRow> rows, RevisionLog revisions, Instant now) {
            this.file = file;
            this.revisions = revisions;
            Map<String, ModelRegistrationRow> known = new TreeMap<>();
            rows.forEach(row -> known.put(row.id(), row));
            file.models().forEach((id, spec) -> {
                ModelRegistrationRow row = known.computeIfAbsent(id, ModelRegistrationRow::new);
                RegisteredModelView before = row.isStored() && row.isRegistered() ? RegisteredModelView.of(row) : null;
                boolean same = before != null && row.matches(spec);
                if (!row.isStored()) {
                    made.add(row);
                }
                row.namedByFile();
                if (same) {
                    changes.add(ModelChange.none(id));
                } else {
                    row.change(spec, revisions, now);
                    note(id, before, RegisteredModelView.of(row));
                }
            });
            rows.stream().filter(row -> !file.models().containsKey(row.id())).forEach(row -> {
                RegisteredModelView before = RegisteredModelView.of(row);
                row.delete(now);
                pruned.add(row.id());
                note(row.id(), before, null);
            });
        }

        private void note(String id, RegisteredModelView before, RegisteredModelView after) {
            ModelChange change = ModelChange.of(id, before, after);
            changes.add(change);
            audited.add(change.audited(before, after));
        }

        /** Baselines that are not in the file, each with the pointer to a model that needs it. */
        Map<String, String> baselinesOutside() {
            Map<String, String> outside = new TreeMap<>();
            file.models().forEach((id, spec) -> {
                if (spec.baseline() != null && !file.models().containsKey(spec.baseline())) {
                    outside.put(spec.baseline(), file.pointers().get(id) + "/baseline");
                }
            });
            return outside;
        }
    }
}
