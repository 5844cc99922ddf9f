package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.rates.SeriesFilter;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
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
class AnswerSearchResource {

    private final AnswerFinder store;

    AnswerSearchResource(AnswerFinder store) {
        this.store = store;
    }

    @GET
    public Uni<AnswerDocumentPage> list(@BeanParam AnswerSearch.Parameters parameters, @BeanParam SeriesFilter series) {
        return store.page(AnswerSearch.of(parameters, series));
    }

    /** One JSON object a line, as {@link #list} shows them. */
    @GET
    @Path("export")
    @Produces(ExportFormat.JSON_LINES)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<AnswerDocument> exportJsonLines(
            @BeanParam AnswerSearch.Parameters parameters, @BeanParam SeriesFilter series) {
        return store.pages(AnswerSearch.of(parameters, series))
                .onItem()
                .transformToIterable(AnswerDocumentPage::answers);
    }

    /** One row for each answer, the names of the columns first. */
    @GET
    @Path("export")
    @Produces(ExportFormat.CSV)
    public Multi<String> exportCsv(@BeanParam AnswerSearch.Parameters parameters, @BeanParam SeriesFilter series) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(AnswerCsv::head),
                        store.pages(AnswerSearch.of(parameters, series))
                                .map(AnswerDocumentPage::answers)
                                .map(AnswerCsv::rows));
    }
}
