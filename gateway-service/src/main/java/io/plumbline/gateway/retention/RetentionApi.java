package io.plumbline.gateway.retention;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The aggregator's word on how long it keeps what. */
@Path("/api/v1")
@RegisterRestClient(configKey = "aggregator")
interface RetentionApi {

    /** Asks for it. */
    @GET
    @Path("/retention")
    Uni<Kept> retention();

    /**
     * How long.
     *
     * @param answersDays days that answers are kept, at least 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Kept(int answersDays) {}
}
