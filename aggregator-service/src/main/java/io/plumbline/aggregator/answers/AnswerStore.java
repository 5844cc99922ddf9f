package io.plumbline.aggregator.answers;

import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds answers by index. */
@ApplicationScoped
class AnswerStore {

    /** Before the first of all: later than any time, lower than any alignment. */
    private static final Cursor NEWEST = new Cursor(Order.NEWEST, Double.POSITIVE_INFINITY, "");

    private static final Cursor WORST = new Cursor(Order.WORST, Double.NEGATIVE_INFINITY, "");

    private static final int EXPORTED_AT_ONCE = 500;

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

    /** All pages from the query's place on, each read when the one before is written: memory holds one at a time. */
    Multi<AnswerPage> pages(AnswerQuery query) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(query.ofSize(EXPORTED_AT_ONCE)), next -> page(next.get())
                        .invoke(page -> page.next()
                                .flatMap(place -> Cursor.decode(place, query.order()))
                                .ifPresent(place -> next.set(next.get().behind(place)))))
                .whilst(page -> page.next().isPresent());
    }

    private static Mutiny.SelectionQuery<Object[]> bound(Mutiny.SelectionQuery<Object[]> sql, AnswerQuery query) {
        Cursor place = query.cursor().orElse(query.order() == Order.NEWEST ? NEWEST : WORST);
        AnswerQuery.Filter filter = query.filter();
        text(sql, "probe", filter.probe());
        text(sql, "model", filter.model());
        text(sql, "question", filter.question());
        text(sql, "revision", filter.series().revision());
        text(sql, "questionSet", filter.series().questionSet());
        text(sql, "variant", filter.series().variant());
        text(sql, "instrument", filter.series().instrument());
        text(sql, "source", filter.series().source());
        query.from().ifPresent(from -> sql.setParameter("from", from.toEpochMilli()));
        query.to().ifPresent(to -> sql.setParameter("to", to.toEpochMilli()));
        return sql.setParameter("outcomes", query.outcomes().toArray(String[]::new))
                .setParameter("rank", place.rank())
                .setParameter("promptId", Storable.text(place.promptId()))
                .setParameter("limit", query.limit() + 1);
    }

    private static void text(Mutiny.SelectionQuery<Object[]> sql, String name, String value) {
        if (value != null) {
            sql.setParameter(name, Storable.text(value));
        }
    }
}
