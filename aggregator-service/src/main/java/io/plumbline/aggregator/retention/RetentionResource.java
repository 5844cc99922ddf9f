package io.plumbline.aggregator.retention;

import io.plumbline.reports.upkeep.RetentionReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** How long answers are kept, so that the gateway can refuse answers that are older. */
@Path("/api/v1/retention")
class RetentionResource {

    private final RetentionReport kept;

    RetentionResource(RetentionConfig config) {
        this.kept = new RetentionReport(RetentionConfig.days(config.texts()), RetentionConfig.days(config.answers()));
    }

    @GET
    public RetentionReport kept() {
        return kept;
    }
}
