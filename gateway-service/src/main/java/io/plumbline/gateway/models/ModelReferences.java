package io.plumbline.gateway.models;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What stands in the way of deleting models. */
public final class ModelReferences {

    /** By their table, because probes know the registry and not the other way round. */
    private static final String ASKED =
            """
            select distinct model from gateway.probe_model
            where model = any (cast(:ids as text[])) and finished_count < total order by model limit 10
            """;

    private static final String COMPARED_WITH =
            "select distinct baseline from ModelRegistrationRow where baseline in :ids and deletedAt is null"
                    + " and id not in :ids order by baseline";

    private ModelReferences() {}

    /** Ends the request where one of them is being asked, or is the baseline of another that stays. */
    public static Uni<Void> refuse(Mutiny.Session session, Collection<String> ids) {
        return session.createNativeQuery(ASKED, String.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .getResultList()
                .invoke(asked ->
                        refuse("model-in-use", asked, " is being asked by a probe that runs: cancel that first"))
                .chain(() -> session.createSelectionQuery(COMPARED_WITH, String.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .invoke(baselines -> refuse("model-is-baseline", baselines, " is the baseline of another model"))
                .replaceWithVoid();
    }

    private static void refuse(String code, List<String> models, String why) {
        if (!models.isEmpty()) {
            throw new ProblemException(Problem.conflict(code, String.join(", ", models) + why));
        }
    }
}
