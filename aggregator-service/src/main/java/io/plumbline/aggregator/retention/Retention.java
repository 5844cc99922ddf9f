package io.plumbline.aggregator.retention;

import io.plumbline.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Creates the next days and drops days past their retention. Several instances may do so at once. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int DAYS_AHEAD = 2;

    /** Marks series that have lost answers, because a rebuild cannot recount them. */
    private static final String MARK =
            """
            update aggregator.series s set dropped_place = d.place
            from (select series_id, max(place) as place from aggregator.answer where day < :before group by series_id) d
            where d.series_id = s.id and d.place > s.dropped_place
            """;

    private static final String DROP = "select aggregator.drop_days(:parent, :before)";

    private final Transactions transactions;
    private final AnswerDays days;

    Retention(Transactions transactions, AnswerDays days) {
        this.transactions = transactions;
        this.days = days;
    }

    @Scheduled(every = "1h", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return days.open(Stream.iterate(days.today(), day -> day.plusDays(1))
                        .limit(DAYS_AHEAD)
                        .toList())
                .chain(() -> transactions.once(session -> drop(session, "answer_text", days.firstOfTexts())))
                .chain(() -> transactions.once(session -> mark(session, days.firstOfAnswers())
                        .chain(() -> drop(session, "answer", days.firstOfAnswers()))))
                .invoke(days::forget)
                .onFailure()
                .invoke(failure -> LOG.warnf("old answers cannot be dropped reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Integer> mark(Mutiny.Session session, LocalDate before) {
        return session.createNativeQuery(MARK).setParameter("before", before).executeUpdate();
    }

    private static Uni<Void> drop(Mutiny.Session session, String table, LocalDate before) {
        return session.createNativeQuery(DROP, String.class)
                .setParameter("parent", table)
                .setParameter("before", before)
                .getResultList()
                .invoke(Retention::log)
                .replaceWithVoid();
    }

    private static void log(List<String> dropped) {
        if (!dropped.isEmpty()) {
            LOG.infof("old answers dropped tables=%s", dropped);
        }
    }
}
