package io.plumbline.gateway.models;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whose turn it is to send about a model: of all gateways one at a time, until the end of its transaction. */
public final class ModelTurn {

    private static final String TAKE =
            "select model from gateway.model_turn where model = :model for update skip locked";

    private ModelTurn() {}

    /** Whether this transaction has the turn now; where not, another has it and does the same work. */
    public static Uni<Boolean> take(Mutiny.Session session, String model) {
        return session.createNativeQuery(TAKE, String.class)
                .setParameter("model", model)
                .getSingleResultOrNull()
                .map(row -> row != null);
    }
}
