package io.plumbline.gateway.models;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** A lock per model, so that only one replica at a time sends records about the model. It ends with the transaction. */
public final class ModelLock {

    private static final String TAKE =
            "select model from gateway.model_turn where model = :model for update skip locked";

    private ModelLock() {}

    /** Tries to take the lock. If the result is false, another transaction has it and does this work. */
    public static Uni<Boolean> take(Mutiny.Session session, String model) {
        return session.createNativeQuery(TAKE, String.class)
                .setParameter("model", model)
                .getSingleResultOrNull()
                .map(row -> row != null);
    }
}
