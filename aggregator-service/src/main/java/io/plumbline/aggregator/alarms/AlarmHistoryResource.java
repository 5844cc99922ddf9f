package io.plumbline.aggregator.alarms;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.problem.Problem;
import io.plumbline.reports.alarms.AlarmReport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Alarms that are up, the history of a model, and one change with its evidence. */
@Path("/api/v1")
class AlarmHistoryResource {

    private static final int LARGEST_LIMIT = 200;

    private static final String UP =
            """
            select u.number, u.event from (
                select c.number, c.model, c.event, c.to_state from aggregator.watch w cross join lateral (
                    select distinct on (c.detector) c.number, c.model, c.event, c.to_state from aggregator.alarm_change c
                    where c.series_id = w.series_id order by c.detector, c.number desc) c
                where w.alarmed
                union all
                select * from (
                    select distinct on (c.model) c.number, c.model, c.event, c.to_state from aggregator.alarm_change c
                    where c.series_id is null order by c.model, c.number desc) i) u
            where u.to_state <> 'QUIET' and exists (select from aggregator.model m where m.id = u.model)
            order by u.to_state, u.number desc
            """;
    private static final String OF_MODEL =
            """
            select number, event from aggregator.alarm_change
            where model = :model and number < :before order by number desc limit :limit
            """;
    private static final String ONE = "select number, event from aggregator.alarm_change where id = :id";

    private final Transactions transactions;

    AlarmHistoryResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Alarms of registered models that fire or warn: firing ones first, then the newest. */
    @GET
    @Path("/alarms")
    public Uni<List<AlarmReport>> up() {
        return transactions.once(session -> Rows.list(Rows.query(session, UP), StoredAlarm::read));
    }

    /** An alarm's change by its id. */
    @GET
    @Path("/alarms/{id}")
    public Uni<AlarmReport> one(@RestPath String id) {
        return transactions
                .once(session -> Rows.optional(
                        Rows.query(session, ONE).setParameter("id", Storable.text(id)), StoredAlarm::read))
                .map(change -> change.orElseThrow(NotFoundException::new));
    }

    /** A model's changes of alarms, newest first; {@code before} is the number of the last one on the page before. */
    @GET
    @Path("/models/{model}/alarms")
    public Uni<List<AlarmReport>> ofModel(@RestPath String model, @RestQuery Long before, @RestQuery Integer limit) {
        if (limit != null && (limit < 1 || limit > LARGEST_LIMIT)) {
            throw new InvalidRequestException(
                    List.of(new Problem.FieldError("/limit", "must be a whole number in 1.." + LARGEST_LIMIT)));
        }
        return transactions.once(session -> Rows.list(
                Rows.query(session, OF_MODEL)
                        .setParameter("model", Storable.text(model))
                        .setParameter("before", before == null ? Long.MAX_VALUE : before)
                        .setParameter("limit", limit == null ? LARGEST_LIMIT : limit),
                StoredAlarm::read));
    }
}
