package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.rates.SeriesFilter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Answers of a probe or a model, newest or worst first: page by page, or all of them as a file. */
@Path("/api/v1/answers")
class AnswerResource {

    private final AnswerStore store;

    AnswerResource(AnswerStore store) {
        this.store = store;
    }

    @GET
    public Uni<AnswerPage> list(@BeanParam AnswerQuery.Parameters parameters, @BeanParam SeriesFilter series) {
        return store.page(AnswerQuery.of(parameters, series));
    }

    /** One JSON object a line, as {@link #list} shows them. */
    @GET
    @Path("export")
    @Produces(ExportFormat.JSON_LINES)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<AnswerView> exportJsonLines(
            @BeanParam AnswerQuery.Parameters parameters, @BeanParam SeriesFilter series) {
        return store.pages(AnswerQuery.of(parameters, series)).onItem().transformToIterable(AnswerPage::answers);
    }

    /** One row for each answer, the names of the columns first. */
    @GET
    @Path("export")
    @Produces(ExportFormat.CSV)
    public Multi<String> exportCsv(@BeanParam AnswerQuery.Parameters parameters, @BeanParam SeriesFilter series) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(AnswerCsv::head),
                        store.pages(AnswerQuery.of(parameters, series))
                                .map(AnswerPage::answers)
                                .map(AnswerCsv::rows));
    }
}
