package io.plumbline.gateway.models;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** References to models that prevent their deletion: running probes, and models with them as baseline. */
public final class ModelReferences {

    /** Native SQL on the table of the probes' package, because that package depends on this one. */
    private static final String ASKED =
            """
            select distinct model from gateway.probe_model
            where model = any (cast(:ids as text[])) and finished_count < total order by model limit 10
            """;

    private static final String COMPARED_WITH =
            "select distinct baseline from ModelRegistrationRow where baseline in :ids and deletedAt is null"
                    + " and id not in :ids order by baseline";

    private ModelReferences() {}

    /** Ends the request if a probe is asking one of the models, or if one is the baseline of a model that remains. */
    public static Uni<Void> refuse(Mutiny.Session session, Collection<String> ids) {
        return session.createNativeQuery(ASKED, String.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .getResultList()
                .invoke(asked ->
                        refuse("model-in-use", asked, ": a running probe is asking it; cancel the probe first"))
                .chain(() -> session.createSelectionQuery(COMPARED_WITH, String.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .invoke(baselines -> refuse(
                        "model-is-baseline",
                        baselines,
                        ": it is the baseline of another model; change or delete that model first"))
                .replaceWithVoid();
    }

    private static void refuse(String code, List<String> models, String why) {
        if (!models.isEmpty()) {
            throw new ProblemException(Problem.conflict(code, String.join(", ", models) + why));
        }
    }
}
