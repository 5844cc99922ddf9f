package io.plumbline.gateway.console.fleet;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.PollReply;
import io.plumbline.gateway.console.alarms.AlarmNotes;
import io.plumbline.reports.fleet.FleetReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The first page of the console: all models, the most urgent first. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class FleetPage {

    private static final int ROWS = 50;

    private final AggregatorApi aggregator;
    private final AlarmNotes notes;
    private final SignedInUser user;

    FleetPage(@RestClient AggregatorApi aggregator, AlarmNotes notes, SignedInUser user) {
        this.aggregator = aggregator;
        this.notes = notes;
        this.user = user;
    }

    @CheckedTemplate(basePath = "console/fleet")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance fleet(PageFrame shell, FleetView view, PollReply live);

        static native TemplateInstance rows(FleetView view);
    }

    @GET
    public Uni<TemplateInstance> show(
            @RestQuery String text, @RestQuery String label, @RestQuery String state, @RestQuery String page) {
        return view(FleetFilter.of(text, label, state, page))
                .map(view -> Templates.fleet(PageFrame.of("Fleet", "fleet", user), view, live(view)));
    }

    /** The polled part of the page; empty if the browser has its present content. */
    @GET
    @Path("fleet/live")
    public Uni<RestResponse<String>> live(
            @RestQuery String text,
            @RestQuery String label,
            @RestQuery String state,
            @RestQuery String page,
            @RestQuery String seen) {
        return view(FleetFilter.of(text, label, state, page))
                .map(FleetPage::live)
                .map(live -> live.since(seen));
    }

    private static PollReply live(FleetView view) {
        return PollReply.of("live", view.filter().live(), Templates.rows(view));
    }

    private Uni<FleetView> view(FleetFilter filter) {
        Uni<FleetReport> page = AggregatorCall.of(
                () -> aggregator.fleet(filter.text(), filter.label(), filter.state(), filter.page(), ROWS));
        return Uni.combine()
                .all()
                .unis(page, notes.wordsByModel())
                .asTuple()
                .map(both -> FleetView.of(filter, both.getItem1(), both.getItem2()));
    }
}
