package io.plumbline.gateway.console.alarms;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.PollReply;
import io.plumbline.gateway.console.answers.AnswerCard;
import io.plumbline.gateway.console.answers.AnswerCards;
import io.plumbline.gateway.http.Paging;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The alarms that warn or fire, and one alarm with the answers that prove it. */
@Path("/alarms")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class AlarmPage {

    private static final int PROOFS = 5;

    private final AggregatorApi aggregator;
    private final AlarmNotes notes;
    private final AnswerCards answers;
    private final SignedInUser user;
    private final CurrentCaller caller;

    AlarmPage(
            @RestClient AggregatorApi aggregator,
            AlarmNotes notes,
            AnswerCards answers,
            SignedInUser user,
            CurrentCaller caller) {
        this.aggregator = aggregator;
        this.notes = notes;
        this.answers = answers;
        this.user = user;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console/alarms")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(PageFrame shell, PollReply live);

        static native TemplateInstance lines(List<AlarmLine> lines);

        static native TemplateInstance alarm(
                PageFrame shell,
                AlarmView alarm,
                List<AnswerCard> proofs,
                List<ChangeMark> changes,
                List<AlarmNote> notes,
                AlarmSilence silence);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return up().map(lines -> Templates.list(PageFrame.of("Alarms", "alarms", user), live(lines)));
    }

    @GET
    @Path("live")
    public Uni<RestResponse<String>> live(@RestQuery String seen) {
        return up().map(lines -> live(lines).since(seen));
    }

    private static PollReply live(List<AlarmLine> lines) {
        return PollReply.of("alarms", "/alarms/live", Templates.lines(lines));
    }

    private Uni<List<AlarmLine>> up() {
        return Uni.combine()
                .all()
                .unis(AggregatorCall.of(aggregator::alarms), notes.newest())
                .asTuple()
                .map(both -> AlarmLine.of(both.getItem1(), both.getItem2()));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> show(String id) {
        return alarm(id).chain(alarm -> Uni.combine()
                .all()
                .unis(
                        answers.named(alarm.worst().stream().limit(PROOFS).toList()),
                        AggregatorCall.known(() -> aggregator.changes(alarm.model()), "model '" + alarm.model() + "'")
                                .onFailure()
                                .recoverWithItem(List.of()),
                        notes.since(alarm.change().changedAt().orElse(Instant.EPOCH), alarm.model(), alarm.detector()),
                        notes.silence(alarm.model(), alarm.detector()))
                .asTuple()
                .map(found -> Templates.alarm(
                        PageFrame.of(alarm.model() + ": " + alarm.detector(), "alarms", user),
                        alarm,
                        found.getItem1(),
                        ChangeMark.newest(ChangeMark.of(found.getItem2()), alarm.at()),
                        found.getItem3(),
                        found.getItem4().orElse(null))));
    }

    /** Acknowledges the alarm, silences it for some hours, or ends its silence. */
    @POST
    @Path("{id}/notes")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> note(
            String id, @RestForm String kind, @RestForm String reason, @RestForm Integer hours) {
        NoteForm form = NoteForm.of(Paging.text("/id", id), kind, reason, hours);
        return alarm(id).chain(alarm -> notes.add(caller.actor(), form, alarm.model(), alarm.detector())
                .replaceWith(() -> RestResponse.seeOther(URI.create(alarm.address()))));
    }

    private Uni<AlarmView> alarm(String id) {
        return AggregatorCall.known(() -> aggregator.alarm(Paging.text("/id", id)), "alarm '" + id + "'")
                .map(report -> new AlarmView(report.change()));
    }
}
