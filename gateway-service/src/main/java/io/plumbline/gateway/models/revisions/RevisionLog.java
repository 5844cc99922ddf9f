package io.plumbline.gateway.models.revisions;

import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The revisions of some models, read for one transaction that may add to them. The transaction must hold the locks of the
 * models' registrations.
 */
public final class RevisionLog {

    private final Map<String, List<DeployedRevision>> all = new HashMap<>();
    private final List<ModelRevisionRow> added = new ArrayList<>();

    private RevisionLog() {}

    /** Reads the revisions of models. */
    public static Uni<RevisionLog> of(Mutiny.Session session, Collection<String> models) {
        return session.createSelectionQuery(
                        "from ModelRevisionRow where model in :models order by model, number", ModelRevisionRow.class)
                .setParameter("models", models)
                .getResultList()
                .map(rows -> {
                    RevisionLog log = new RevisionLog();
                    rows.forEach(row -> log.of(row.model).add(row.deployed()));
                    return log;
                });
    }

    /** The model's revisions, the oldest first; empty for a model that was not changed since revisions are kept. */
    public RevisionHistory history(String model) {
        return new RevisionHistory(all.getOrDefault(model, List.of()));
    }

    /** The mark of a target under a revision: empty for the target that was registered first under that revision. */
    public String mark(String model, String revision, Target target) {
        return all.getOrDefault(model, List.of()).stream()
                .filter(deployed -> deployed.name().equals(revision))
                .findFirst()
                .filter(first -> !TargetMark.isSame(first.target(), target))
                .map(first -> TargetMark.of(target))
                .orElse("");
    }

    /** Adds a registration that is older than the history; without effect if the model has a history. */
    public void begin(DeployedRevision deployed) {
        if (of(deployed.model()).isEmpty()) {
            add(deployed);
        }
    }

    /** Adds a registration, unless it goes on with the model's last revision. */
    public void note(DeployedRevision deployed) {
        List<DeployedRevision> known = of(deployed.model());
        if (known.isEmpty() || !known.get(known.size() - 1).isSameAs(deployed)) {
            add(deployed);
        }
    }

    /** Stores what was added. The registrations must be stored before. */
    public Uni<Void> store(Mutiny.Session session) {
        return session.persistAll(added.toArray()).chain(session::flush);
    }

    private void add(DeployedRevision deployed) {
        List<DeployedRevision> known = of(deployed.model());
        known.add(deployed);
        added.add(new ModelRevisionRow(known.size(), deployed));
    }

    private List<DeployedRevision> of(String model) {
        return all.computeIfAbsent(model, first -> new ArrayList<>());
    }
}
