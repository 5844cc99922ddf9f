package io.plumbline.aggregator.answers;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers of a probe or a model, newest or worst first, page by page. */
@Path("/api/v1/answers")
class AnswerResource {

    private final AnswerStore store;

    AnswerResource(AnswerStore store) {
        this.store = store;
    }

    @GET
    public Uni<AnswerPage> list(
            @RestQuery String probe,
            @RestQuery String model,
            @RestQuery String question,
            @RestQuery String variant,
            @RestQuery String outcome,
            @RestQuery String review,
            @RestQuery String order,
            @RestQuery String limit,
            @RestQuery String cursor) {
        return store.page(AnswerQuery.of(new AnswerQuery.Parameters(
                new AnswerQuery.Filter(probe, model, question, variant, review), outcome, order, limit, cursor)));
    }
}
