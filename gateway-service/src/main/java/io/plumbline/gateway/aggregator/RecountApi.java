package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.plumbline.reports.upkeep.SeriesCheck;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** The aggregator's recounts. A recount reads all answers of a series or probe and may take minutes. */
@Path("/api/v1/recount")
@RegisterRestClient(configKey = "aggregator-recount")
public interface RecountApi {

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper ofTheApi) {
        return ReportReader.mapper();
    }

    /** A page of the ids of all series that are greater than {@code after}. */
    @GET
    @Path("/series")
    Uni<List<Long>> series(@RestQuery long after);

    /** A page of the ids of all probes that are greater than {@code after}. */
    @GET
    @Path("/probes")
    Uni<List<String>> probes(@RestQuery String after);

    /** Counts the answers of a series again and replays its detectors. */
    @POST
    @Path("/series/{id}")
    Uni<SeriesCheck> recountSeries(long id, @RestQuery boolean mend);

    /** Counts the answers of a probe again. */
    @POST
    @Path("/probes/{id}")
    Uni<ProbeCheck> recountProbe(String id, @RestQuery boolean mend);
}
