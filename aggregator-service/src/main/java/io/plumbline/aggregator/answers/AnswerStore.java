package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.Storable;
import io.plumbline.aggregator.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds answers by index. */
@ApplicationScoped
class AnswerStore {

    /** Before the first of all: later than any time, lower than any alignment. */
    private static final Cursor NEWEST = new Cursor(Order.NEWEST, Double.POSITIVE_INFINITY, "");

    private static final Cursor WORST = new Cursor(Order.WORST, Double.NEGATIVE_INFINITY, "");

    private final Transactions transactions;

    AnswerStore(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<AnswerPage> page(AnswerQuery query) {
        return transactions
                .once(session -> bound(session.createNativeQuery(AnswerSql.of(query), Object[].class), query)
                        .getResultList())
                .map(rows -> AnswerPage.of(rows.stream().map(AnswerView::of).toList(), query));
    }

    private static Mutiny.SelectionQuery<Object[]> bound(Mutiny.SelectionQuery<Object[]> sql, AnswerQuery query) {
        Cursor from = query.cursor().orElse(query.order() == Order.NEWEST ? NEWEST : WORST);
        AnswerQuery.Filter filter = query.filter();
        text(sql, "probe", filter.probe());
        text(sql, "model", filter.model());
        text(sql, "question", filter.question());
        text(sql, "variant", filter.variant());
        return sql.setParameter("outcomes", query.outcomes().toArray(String[]::new))
                .setParameter("rank", from.rank())
                .setParameter("promptId", Storable.text(from.promptId()))
                .setParameter("limit", query.limit() + 1);
    }

    private static void text(Mutiny.SelectionQuery<Object[]> sql, String name, String value) {
        if (value != null) {
            sql.setParameter(name, Storable.text(value));
        }
    }
}
