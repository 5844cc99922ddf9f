package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers that are named, and the points of many. */
@Path("/api/v1")
class AnswerLookup {

    private static final int MOST_IDS = 200;
    private static final int MOST_POINTS = 1000;

    private static final String BY_ID = "select " + AnswerView.COLUMNS
            + " from aggregator.answer a join aggregator.series s on s.id = a.series_id"
            + " left join aggregator.answer_text t on t.prompt_id = a.prompt_id and t.day = a.day"
            + " where a.prompt_id = any (cast(:ids as text[]))";

    /** The newest of each outcome that has points, by the index that lists a model's answers. */
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

    AnswerLookup(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Where an answer lies.
     *
     * @param promptId its identity
     * @param alignment points, 0 to 100
     * @param coherence points, 0 to 100
     * @param outcome name of the verdict
     */
    record Point(String promptId, double alignment, double coherence, String outcome) {

        static Point of(Object[] row) {
            return new Point((String) row[0], (Double) row[1], (Double) row[2], (String) row[3]);
        }
    }

    /** Those that are there, in the order in which they are named. */
    @GET
    @Path("/named-answers")
    public Uni<List<AnswerView>> byId(@RestQuery List<String> id) {
        if (id.size() > MOST_IDS) {
            refuse("/id", "must not name more than " + MOST_IDS + " answers");
        }
        return transactions
                .once(session -> session.createNativeQuery(BY_ID, Object[].class)
                        .setParameter("ids", id.stream().map(Storable::text).toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(AnswerView::of)
                        .sorted(Comparator.comparingInt(answer -> id.indexOf(answer.promptId())))
                        .toList());
    }

    /** Of a model's newest answers, at most so many of each outcome; those that one instrument scored where it is named. */
    @GET
    @Path("/models/{model}/points")
    public Uni<List<Point>> points(@RestPath String model, @RestQuery String instrument, @RestQuery Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST_POINTS)) {
            refuse("/limit", "must be a whole number in 1.." + MOST_POINTS);
        }
        return transactions
                .once(session -> session.createNativeQuery(POINTS, Object[].class)
                        .setParameter("model", Storable.text(model))
                        .setParameter("instrument", Storable.text(Optional.ofNullable(instrument)))
                        .setParameter("limit", limit == null ? MOST_POINTS : limit)
                        .getResultList())
                .map(rows -> rows.stream().map(Point::of).toList());
    }

    private static void refuse(String pointer, String detail) {
        throw new InvalidRequestException(List.of(new Problem.FieldError(pointer, detail)));
    }
}
