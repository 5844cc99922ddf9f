package io.plumbline.aggregator.alarms;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What a model's detectors say at the moment, beside what they would have to say for an alarm. */
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

    /**
     * A model's detectors.
     *
     * @param alarmDays evidence at which one fires; it shares the budget with the others, so that its own threshold is higher
     * @param warnDays evidence at which one warns
     * @param series each with its own, the newest first
     */
    record Evidence(double alarmDays, double warnDays, List<OfSeries> series) {}

    /**
     * A series' detectors.
     *
     * @param summary alarm and evidence of each kind, as JSON
     */
    record OfSeries(@JsonUnwrapped Series series, @JsonRawValue String summary) {

        static OfSeries of(Object[] row) {
            return new OfSeries(
                    new Series(
                            (String) row[0],
                            (String) row[1],
                            (String) row[2],
                            (String) row[3],
                            (String) row[4],
                            Source.valueOf((String) row[5])),
                    (String) row[6]);
        }
    }

    @GET
    public Uni<Evidence> ofModel(@RestPath String model) {
        return transactions
                .once(session -> session.createNativeQuery(OF_MODEL, Object[].class)
                        .setParameter("model", Storable.text(model))
                        .getResultList())
                .map(rows -> new Evidence(
                        config.alarmDays(),
                        config.warnDays(),
                        rows.stream().map(OfSeries::of).toList()));
    }
}
