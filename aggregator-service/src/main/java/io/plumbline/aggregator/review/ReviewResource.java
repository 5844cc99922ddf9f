package io.plumbline.aggregator.review;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.aggregator.http.PageSize;
import io.plumbline.aggregator.review.ReviewAgreements.LabelCount;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.problem.Problem;
import io.plumbline.reports.review.ReviewAgreement;
import io.plumbline.reports.review.ReviewLabel;
import io.plumbline.reports.review.ReviewQueue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers that wait for a reviewer, and the labels that reviewers gave. */
@Path("/api/v1/review")
class ReviewResource {

    private final Transactions transactions;

    ReviewResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @GET
    @Path("/queue")
    public Uni<ReviewQueue> queue(@RestQuery @DefaultValue("20") String limit) {
        int most = PageSize.of(limit);
        return transactions.once(session -> session.createNativeQuery(ReviewSql.WAITING, Long.class)
                .getSingleResult()
                .chain(waiting -> session.createNativeQuery(ReviewSql.QUEUE, String.class)
                        .setParameter("limit", most)
                        .getResultList()
                        .map(ids -> new ReviewQueue(waiting, ids))));
    }

    @GET
    @Path("/agreement")
    public Uni<List<ReviewAgreement>> agreement() {
        return transactions
                .once(session -> Rows.list(Rows.query(session, ReviewSql.AGREEMENT), LabelCount::of))
                .map(ReviewAgreements::of);
    }

    @GET
    @Path("/labels/{prompt}")
    public Uni<List<ReviewLabel>> labels(@RestPath String prompt) {
        return transactions.once(session -> Rows.list(
                Rows.query(session, ReviewSql.OF_ANSWER).setParameter("prompt", Storable.text(prompt)),
                row -> new ReviewLabel(
                        row.text("reviewer"), row.text("label"), row.text("note"), row.instant("labelled"))));
    }

    /** A later label of a reviewer replaces the earlier one. */
    @POST
    @Path("/labels/{prompt}")
    public Uni<List<ReviewLabel>> label(@RestPath String prompt, LabelSpec label) {
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
