package io.plumbline.gateway.console.answers;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.aggregator.NewLabel;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.Paging;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.plumbline.reports.review.ReviewLabel;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** The page of one answer, with the labels of its reviewers. */
@Path("/answers")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class AnswerPage {

    private static final int LONGEST_NOTE = 500;

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final SignedInUser user;
    private final CurrentCaller caller;

    AnswerPage(@RestClient AggregatorApi aggregator, AnswerCards answers, SignedInUser user, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.user = user;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console/answers")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance answer(
                PageFrame shell, AnswerCard answer, List<Label> labels, List<Verdict> verdicts);
    }

    /** A reviewer's label of the answer. */
    public record Label(String who, String label, String note, String when) {

        static Label of(ReviewLabel label) {
            return new Label(
                    VisibleText.text(label.reviewer()),
                    OutcomeLabels.words(label.label()),
                    VisibleText.text(label.note()),
                    Format.time(label.at()));
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
                        PageFrame.of("Answer", "", user),
                        found.getItem1().stream()
                                .findFirst()
                                .orElseThrow(() ->
                                        new ProblemException(Problem.notFound("there is no answer '" + prompt + "'"))),
                        found.getItem2().stream().map(Label::of).toList(),
                        List.of(Verdict.values())));
    }

    /** Stores a reviewer's label; the judge's outcome stays as it is. */
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
        NewLabel made = new NewLabel(label, caller.actor().name(), note == null ? "" : note);
        return AggregatorCall.known(() -> aggregator.label(prompt, made), "answer '" + prompt + "'")
                .replaceWith(() -> RestResponse.seeOther(URI.create("/answers/" + Format.encoded(prompt))));
    }
}
