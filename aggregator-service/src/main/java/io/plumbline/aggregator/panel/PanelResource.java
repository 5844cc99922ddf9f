package io.plumbline.aggregator.panel;

import io.plumbline.reports.review.PanelAgreement;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** How far the judges of a panel agree. */
@Path("/api/v1/instruments/panel")
class PanelResource {

    private final LatestPanelAgreements reports;

    PanelResource(LatestPanelAgreements reports) {
        this.reports = reports;
    }

    /** One entry for each instrument whose answers a panel saw, as of a minute ago at most unless configured otherwise. */
    @GET
    public Uni<List<PanelAgreement>> all() {
        return reports.latest();
    }
}
