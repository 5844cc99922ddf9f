package io.plumbline.aggregator.review;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.aggregator.http.PageSize;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers that wait for a person, and what people have said. */
@Path("/api/v1/review")
class ReviewResource {

    private final Transactions transactions;

    ReviewResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Answers whose judges differ and nobody has labelled.
     *
     * @param waiting how many there are
     * @param promptIds the newest of them
     */
    record Queue(long waiting, List<String> promptIds) {}

    /** What one reviewer has said. */
    record Said(String reviewer, String label, String note, Instant at) {

        static Said of(Object[] row) {
            return new Said(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    Instant.ofEpochMilli(((Number) row[3]).longValue()));
        }
    }

    @GET
    @Path("/queue")
    public Uni<Queue> queue(@RestQuery @DefaultValue("20") String limit) {
        int most = PageSize.of(limit);
        return transactions.once(session -> session.createNativeQuery(ReviewSql.WAITING, Long.class)
                .getSingleResult()
                .chain(waiting -> session.createNativeQuery(ReviewSql.QUEUE, String.class)
                        .setParameter("limit", most)
                        .getResultList()
                        .map(ids -> new Queue(waiting, ids))));
    }

    @GET
    @Path("/agreement")
    public Uni<List<Reviewed>> agreement() {
        return transactions
                .once(session -> session.createNativeQuery(ReviewSql.AGREEMENT, Object[].class)
                        .getResultList())
                .map(Reviewed::of);
    }

    @GET
    @Path("/labels/{prompt}")
    public Uni<List<Said>> labels(@RestPath String prompt) {
        return transactions
                .once(session -> session.createNativeQuery(ReviewSql.OF_ANSWER, Object[].class)
                        .setParameter("prompt", Storable.text(prompt))
                        .getResultList())
                .map(rows -> rows.stream().map(Said::of).toList());
    }

    /** A later word of the same reviewer replaces his earlier one. */
    @POST
    @Path("/labels/{prompt}")
    public Uni<List<Said>> label(@RestPath String prompt, LabelSpec label) {
        if (label == null) {
            throw new InvalidRequestException(List.of(new Problem.FieldError("", "the body is missing")));
        }
        label.check();
        return transactions
                .once(session -> session.createNativeQuery(ReviewSql.LABEL)
                        .setParameter("prompt", Storable.text(prompt))
                        .setParameter("reviewer", Storable.text(label.reviewer()))
                        .setParameter("label", label.label())
                        .setParameter("note", label.note() == null ? "" : Storable.text(label.note()))
                        .executeUpdate())
                .invoke(stored -> {
                    if (stored == 0) {
                        throw new NotFoundException();
                    }
                })
                .chain(() -> labels(prompt));
    }
}
