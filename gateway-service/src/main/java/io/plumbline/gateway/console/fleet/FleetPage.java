package io.plumbline.gateway.console.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.PollReply;
import io.plumbline.gateway.console.alarms.AlarmNotes;
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

/** The first page: every model, and what needs a look. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class FleetPage {

    private static final int ROWS = 50;

    private final AggregatorApi aggregator;
    private final AlarmNotes notes;
    private final SignedInUser guest;

    FleetPage(@RestClient AggregatorApi aggregator, AlarmNotes notes, SignedInUser guest) {
        this.aggregator = aggregator;
        this.notes = notes;
        this.guest = guest;
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
                .map(view -> Templates.fleet(PageFrame.of("Fleet", "fleet", guest), view, live(view)));
    }

    /** What of it changes by itself, where it is not what was seen. */
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
        Uni<JsonNode> page = AggregatorCall.of(
                () -> aggregator.fleet(filter.text(), filter.label(), filter.state(), filter.page(), ROWS));
        return Uni.combine()
                .all()
                .unis(page, notes.standing())
                .asTuple()
                .map(both -> FleetView.of(filter, both.getItem1(), both.getItem2()));
    }
}
