package io.plumbline.aggregator.panel;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** How far the judges of a panel agree. */
@Path("/api/v1/instruments/panel")
class PanelResource {

    private final PanelReports reports;

    PanelResource(PanelReports reports) {
        this.reports = reports;
    }

    /** One entry for each instrument whose answers a panel saw, as of a minute ago at most unless configured otherwise. */
    @GET
    public Uni<List<PanelReport>> all() {
        return reports.latest();
    }
}
