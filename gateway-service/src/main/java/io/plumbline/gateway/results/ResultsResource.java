package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.questions.QuestionSets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.OptionalDouble;
import org.jboss.resteasy.reactive.RestQuery;

/** A probe's results over HTTP. */
@Path("/api/v1/probes")
class ResultsResource {

    private final Probes probes;
    private final QuestionSets questionSets;
    private final ProbeResults results;

    ResultsResource(Probes probes, QuestionSets questionSets, ProbeResults results) {
        this.probes = probes;
        this.questionSets = questionSets;
        this.results = results;
    }

    @GET
    @Path("{id}/results")
    public Uni<ResultsDocument> results(String id, @RestQuery String failAbove) {
        OptionalDouble threshold = threshold(failAbove);
        return probes.view(id).chain(probe -> results.of(probe, threshold));
    }

    @GET
    @Path("{id}/answers")
    public Uni<JsonNode> answers(@BeanParam AnswerQuery query) {
        query.check();
        return probes.view(query.probe())
                .chain(probe -> questionSets.find(probe.questionSet()))
                .chain(set -> results.answers(query).map(page -> set.isPrivate() ? PrivateTexts.without(page) : page));
    }

    private static OptionalDouble threshold(String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        if (!text.matches("(0(\\.[0-9]{1,17})?|1(\\.0{1,17})?)")) {
            new Findings()
                    .add("/failAbove", "must be a number in 0..1, such as 0.05")
                    .refuse();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }
}
