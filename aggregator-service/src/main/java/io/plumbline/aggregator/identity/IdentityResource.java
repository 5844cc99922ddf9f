package io.plumbline.aggregator.identity;

import io.plumbline.aggregator.http.PageSize;
import io.plumbline.database.Storable;
import io.plumbline.reports.models.IdentityReport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Whether a model can be told from its baseline. */
@Path("/api/v1/models/{model}/identity")
class IdentityResource {

    private final Identities identities;

    IdentityResource(Identities identities) {
        this.identities = identities;
    }

    @GET
    public Uni<IdentityReport> ofModel(@RestPath String model, @RestQuery @DefaultValue("20") String limit) {
        return identities.ofModel(Storable.text(model), PageSize.of(limit));
    }
}
