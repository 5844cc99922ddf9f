package io.plumbline.aggregator.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.field.EventJson;
import io.plumbline.reports.alarms.EvidenceReport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestPath;

/** The present evidence of a model's detectors, beside the evidence that raises an alarm. */
@Path("/api/v1/models/{model}/evidence")
class EvidenceResource {

    private static final String OF_MODEL =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source, w.summary
            from aggregator.series s join aggregator.watch w on w.series_id = s.id
            where s.model = :model order by s.last_scored_at desc limit 200
            """;

    private final Transactions transactions;
    private final WatchConfig config;

    EvidenceResource(Transactions transactions, WatchConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @GET
    public Uni<EvidenceReport> ofModel(@RestPath String model) {
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, OF_MODEL).setParameter("model", Storable.text(model)),
                        EvidenceResource::ofSeries))
                .map(series -> new EvidenceReport(config.alarmDays(), config.warnDays(), series));
    }

    private static EvidenceReport.OfSeries ofSeries(Row row) {
        try {
            return new EvidenceReport.OfSeries(
                    StoredSeries.of(row),
                    EventJson.mapper().readValue(row.text("summary"), EvidenceReport.Summary.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored evidence cannot be read", e);
        }
    }
}
