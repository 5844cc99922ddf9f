package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.reports.alarms.AlarmReport;
import io.plumbline.reports.alarms.EvidenceReport;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.plumbline.reports.answers.AnswerPoint;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.fleet.FleetDigest;
import io.plumbline.reports.fleet.FleetModel;
import io.plumbline.reports.fleet.FleetReport;
import io.plumbline.reports.instruments.CalibrationPoint;
import io.plumbline.reports.instruments.InstrumentReport;
import io.plumbline.reports.models.ChangeMarker;
import io.plumbline.reports.models.IdentityReport;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.RatesOverTime;
import io.plumbline.reports.rates.ServedModelCount;
import io.plumbline.reports.review.PanelAgreement;
import io.plumbline.reports.review.ReviewAgreement;
import io.plumbline.reports.review.ReviewLabel;
import io.plumbline.reports.review.ReviewQueue;
import io.plumbline.reports.upkeep.RetentionReport;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * All queries that the gateway sends to the aggregator, for its own API and for its pages. Call them through
 * {@link AggregatorCall}, which turns failures into problems. Recounts take minutes and have {@link RecountApi}.
 */
@Path("/api/v1")
@RegisterRestClient(configKey = "aggregator")
public interface AggregatorApi {

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper ofTheApi) {
        return ReportReader.mapper();
    }

    /** A page of the fleet, the most urgent models first. */
    @GET
    @Path("/fleet/models")
    Uni<FleetReport> fleet(
            @RestQuery String text,
            @RestQuery String label,
            @RestQuery String state,
            @RestQuery Integer page,
            @RestQuery Integer limit);

    @GET
    @Path("/fleet/models/{model}")
    Uni<FleetModel> fleet(String model);

    @GET
    @Path("/fleet/digest")
    Uni<FleetDigest> digest();

    /** A model's rates by series: of a window if the filter names one, else of all answers. */
    @GET
    @Path("/models/{model}/rates")
    Uni<List<ModelRates>> rates(String model, @RestQuery Map<String, String> filter);

    /** A model's rates by series and step of time. */
    @GET
    @Path("/models/{model}/rates/over-time")
    Uni<RatesOverTime> overTime(String model, @RestQuery Map<String, String> filter);

    /** The evidence of a model's detectors. */
    @GET
    @Path("/models/{model}/evidence")
    Uni<EvidenceReport> evidence(String model);

    @GET
    @Path("/models/{model}/changes")
    Uni<List<ChangeMarker>> changes(String model);

    /** The comparisons of a model with its baseline. */
    @GET
    @Path("/models/{model}/identity")
    Uni<IdentityReport> identity(String model);

    /**
     * A model's changes of alarms, the newest first.
     *
     * @param before only changes with a lower number than this; null for the newest
     */
    @GET
    @Path("/models/{model}/alarms")
    Uni<List<AlarmReport>> alarms(String model, @RestQuery Long before, @RestQuery Integer limit);

    /**
     * Alignment and coherence of a model's newest answers.
     *
     * @param limit answers of each outcome at most
     */
    @GET
    @Path("/models/{model}/points")
    Uni<List<AnswerPoint>> points(String model, @RestQuery String instrument, @RestQuery Integer limit);

    /** The alarms that warn or fire. */
    @GET
    @Path("/alarms")
    Uni<List<AlarmReport>> alarms();

    /** A change of an alarm. */
    @GET
    @Path("/alarms/{id}")
    Uni<AlarmReport> alarm(String id);

    /** A page of the answers of a model or a probe. */
    @GET
    @Path("/answers")
    Uni<AnswerDocumentPage> answers(@RestQuery Map<String, String> filter);

    /** The stored answers among these prompt ids. */
    @GET
    @Path("/named-answers")
    Uni<List<AnswerDocument>> answers(@RestQuery List<String> id);

    /**
     * The rates of a probe.
     *
     * @param questionSet only answers to this set; null for all sets
     */
    @GET
    @Path("/probes/{probe}/rates")
    Uni<ProbeRateReport> probeRates(
            String probe, @RestQuery String candidate, @RestQuery String baseline, @RestQuery String questionSet);

    /** Number of a probe's answers by model and by the model name in their replies. */
    @GET
    @Path("/probes/{probe}/served-models")
    Uni<List<ServedModelCount>> servedModels(String probe);

    @GET
    @Path("/comparison")
    Uni<ComparisonReport> comparison(@RestQuery Map<String, String> parameters);

    /** The instruments, each with its latest calibration. */
    @GET
    @Path("/instruments")
    Uni<List<InstrumentReport>> instruments();

    /** All calibrations of all instruments. */
    @GET
    @Path("/instruments/history")
    Uni<List<CalibrationPoint>> calibrations();

    /** Agreement of each instrument with its panel. */
    @GET
    @Path("/instruments/panel")
    Uni<List<PanelAgreement>> panel();

    /** The answers that wait for a reviewer. */
    @GET
    @Path("/review/queue")
    Uni<ReviewQueue> review(@RestQuery Integer limit);

    /** Agreement of each instrument with the reviewers. */
    @GET
    @Path("/review/agreement")
    Uni<List<ReviewAgreement>> reviewed();

    @GET
    @Path("/review/labels/{answer}")
    Uni<List<ReviewLabel>> labels(String answer);

    /** Stores a label and returns all labels of the answer. */
    @POST
    @Path("/review/labels/{answer}")
    Uni<List<ReviewLabel>> label(String answer, NewLabel label);

    @GET
    @Path("/retention")
    Uni<RetentionReport> retention();
}
