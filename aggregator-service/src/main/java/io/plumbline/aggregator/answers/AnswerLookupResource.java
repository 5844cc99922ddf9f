package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.problem.Problem;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerPoint;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers by their ids, and the points of many answers. */
@Path("/api/v1")
class AnswerLookupResource {

    private static final int MOST_IDS = 200;
    private static final int MOST_POINTS = 1000;

    private static final String BY_ID = "select " + StoredDocument.COLUMNS
            + " from aggregator.answer a join aggregator.series s on s.id = a.series_id"
            + " left join aggregator.answer_text t on t.prompt_id = a.prompt_id and t.day = a.day"
            + " where a.prompt_id = any (cast(:ids as text[]))";

    /** The newest answers of each outcome that has points, by the index that lists a model's answers. */
    private static final String POINTS =
            """
            select a.prompt_id, a.alignment, a.coherence, a.outcome
            from unnest(array[%s]) as o (outcome)
            cross join lateral (
                select a.prompt_id, a.alignment, a.coherence, a.outcome from aggregator.answer a
                where a.model = :model and a.outcome = o.outcome and a.alignment is not null and a.coherence is not null
                    and (cast(:instrument as text) is null or a.series_id in (
                        select s.id from aggregator.series s where s.model = :model and s.instrument = :instrument))
                order by a.scored_at desc, a.prompt_id desc limit :limit) a
            """
                    .formatted(OutcomeLabels.sql(OutcomeLabels.VERDICTS));

    private final Transactions transactions;

    AnswerLookupResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The answers that are stored, in the order in which the caller names them. */
    @GET
    @Path("/named-answers")
    public Uni<List<AnswerDocument>> byId(@RestQuery List<String> id) {
        if (id.size() > MOST_IDS) {
            refuse("/id", "must not name more than " + MOST_IDS + " answers");
        }
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, BY_ID).setParameter("ids", Rows.column(id, String.class, Storable::text)),
                        StoredDocument::read))
                .map(answers -> answers.stream()
                        .sorted(Comparator.comparingInt(answer -> id.indexOf(answer.promptId())))
                        .toList());
    }

    /** Of a model's newest answers, at most {@code limit} of each outcome; if an instrument is named, only answers that it scored. */
    @GET
    @Path("/models/{model}/points")
    public Uni<List<AnswerPoint>> points(
            @RestPath String model, @RestQuery String instrument, @RestQuery Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST_POINTS)) {
            refuse("/limit", "must be a whole number in 1.." + MOST_POINTS);
        }
        return transactions.once(session -> Rows.list(
                Rows.query(session, POINTS)
                        .setParameter("model", Storable.text(model))
                        .setParameter("instrument", Storable.text(Optional.ofNullable(instrument)))
                        .setParameter("limit", limit == null ? MOST_POINTS : limit),
                row -> new AnswerPoint(
                        row.text("prompt_id"),
                        row.decimal("alignment"),
                        row.decimal("coherence"),
                        row.text("outcome"))));
    }

    private static void refuse(String pointer, String detail) {
        throw new InvalidRequestException(List.of(new Problem.FieldError(pointer, detail)));
    }
}
