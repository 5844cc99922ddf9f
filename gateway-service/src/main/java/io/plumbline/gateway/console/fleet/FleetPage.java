package io.plumbline.gateway.console.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.Guest;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.Asked;
import io.plumbline.gateway.console.Live;
import io.plumbline.gateway.console.Shell;
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
    private final Guest guest;

    FleetPage(@RestClient AggregatorApi aggregator, AlarmNotes notes, Guest guest) {
        this.aggregator = aggregator;
        this.notes = notes;
        this.guest = guest;
    }

    @CheckedTemplate(basePath = "console/fleet")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance fleet(Shell shell, FleetView view, Live live);

        static native TemplateInstance rows(FleetView view);
    }

    @GET
    public Uni<TemplateInstance> show(
            @RestQuery String text, @RestQuery String label, @RestQuery String state, @RestQuery String page) {
        return view(FleetFilter.of(text, label, state, page))
                .map(view -> Templates.fleet(Shell.of("Fleet", "fleet", guest), view, live(view)));
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

    private static Live live(FleetView view) {
        return Live.of("live", view.filter().live(), Templates.rows(view));
    }

    private Uni<FleetView> view(FleetFilter filter) {
        Uni<JsonNode> page =
                Asked.of(() -> aggregator.fleet(filter.text(), filter.label(), filter.state(), filter.page(), ROWS));
        return Uni.combine()
                .all()
                .unis(page, notes.standing())
                .asTuple()
                .map(both -> FleetView.of(filter, both.getItem1(), both.getItem2()));
    }
}
