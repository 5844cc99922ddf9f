package io.plumbline.aggregator.answers;

import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds answers by index. */
@ApplicationScoped
class AnswerFinder {

    /** The place before the first answer: later than any time, lower than any alignment. */
    private static final AnswerCursor NEWEST = new AnswerCursor(AnswerOrder.NEWEST, Double.POSITIVE_INFINITY, "");

    private static final AnswerCursor WORST = new AnswerCursor(AnswerOrder.WORST, Double.NEGATIVE_INFINITY, "");

    private static final int EXPORTED_AT_ONCE = 500;

    private final Transactions transactions;

    AnswerFinder(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<AnswerDocumentPage> page(AnswerSearch query) {
        return transactions
                .once(session ->
                        Rows.list(bound(Rows.query(session, AnswerSql.of(query)), query), StoredDocument::read))
                .map(query::page);
    }

    /** All pages from the cursor on. Each is read when the one before is written, so memory holds one page. */
    Multi<AnswerDocumentPage> pages(AnswerSearch query) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(query.ofSize(EXPORTED_AT_ONCE)), next -> page(next.get())
                        .invoke(page -> page.next()
                                .flatMap(place -> AnswerCursor.decode(place, query.order()))
                                .ifPresent(place -> next.set(next.get().behind(place)))))
                .whilst(page -> page.next().isPresent());
    }

    private static Mutiny.SelectionQuery<Tuple> bound(Mutiny.SelectionQuery<Tuple> sql, AnswerSearch query) {
        AnswerCursor place = query.cursor().orElse(query.order() == AnswerOrder.NEWEST ? NEWEST : WORST);
        AnswerSearch.Filter filter = query.filter();
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

    private static void text(Mutiny.SelectionQuery<Tuple> sql, String name, String value) {
        if (value != null) {
            sql.setParameter(name, Storable.text(value));
        }
    }
}
