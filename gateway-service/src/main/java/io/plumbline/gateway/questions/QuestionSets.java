package io.plumbline.gateway.questions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The built-in and the imported question sets. */
@ApplicationScoped
public class QuestionSets {

    /**
     * A set by its name; a name without a hash means the version imported last, or the built-in one.
     *
     * @return fails with {@link QuestionSetException} where there is none
     */
    public Uni<QuestionSet> find(String name) {
        throw new UnsupportedOperationException(name);
    }
}
