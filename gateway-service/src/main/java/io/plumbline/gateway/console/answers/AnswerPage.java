package io.plumbline.gateway.console.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.Paging;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** One answer under an address of its own, and what reviewers say about it. */
@Path("/answers")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class AnswerPage {

    private static final int LONGEST_NOTE = 500;

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final SignedInUser guest;
    private final CurrentCaller caller;

    AnswerPage(@RestClient AggregatorApi aggregator, AnswerCards answers, SignedInUser guest, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.guest = guest;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console/answers")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance answer(
                PageFrame shell, AnswerCard answer, List<Label> labels, List<Verdict> verdicts);
    }

    /** What a reviewer said. */
    public record Label(String who, String label, String note, String when) {

        static Label of(JsonNode said) {
            return new Label(
                    VisibleText.text(said.path("reviewer").asText()),
                    OutcomeLabels.words(said.path("label").asText()),
                    VisibleText.text(said.path("note").asText()),
                    Format.time(said.path("at")));
        }
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> show(String id) {
        String prompt = Paging.text("/id", id);
        return Uni.combine()
                .all()
                .unis(answers.named(List.of(prompt)), AggregatorCall.of(() -> aggregator.labels(prompt)))
                .asTuple()
                .map(found -> Templates.answer(
                        PageFrame.of("Answer", "", guest),
                        found.getItem1().stream()
                                .findFirst()
                                .orElseThrow(() ->
                                        new ProblemException(Problem.notFound("there is no answer '" + prompt + "'"))),
                        labels(found.getItem2()),
                        List.of(Verdict.values())));
    }

    /** A reviewer's word; the aggregator keeps it beside the judge's. */
    @POST
    @Path("{id}/labels")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> label(String id, @RestForm String label, @RestForm String note) {
        String prompt = Paging.text("/id", id);
        Findings findings = new Findings();
        findings.required("/label", label);
        if (note != null && note.length() > LONGEST_NOTE) {
            findings.add("/note", "must not be longer than " + LONGEST_NOTE + " characters");
        }
        findings.refuse();
        Map<String, String> said =
                Map.of("label", label, "reviewer", caller.actor().name(), "note", note == null ? "" : note);
        return AggregatorCall.known(() -> aggregator.label(prompt, said), "answer '" + prompt + "'")
                .replaceWith(() -> RestResponse.seeOther(URI.create("/answers/" + Format.encoded(prompt))));
    }

    private static List<Label> labels(JsonNode labels) {
        return StreamSupport.stream(labels.spliterator(), false).map(Label::of).toList();
    }
}
