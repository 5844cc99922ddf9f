package io.plumbline.aggregator.retention;

import io.plumbline.database.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The days that answers can be stored under. */
@ApplicationScoped
public class AnswerDays {

    private static final String OPEN = "select cast(aggregator.add_day(:day) as text)";

    private final Transactions transactions;
    private final RetentionConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Set<LocalDate> open = ConcurrentHashMap.newKeySet();

    AnswerDays(Transactions transactions, RetentionConfig config) {
        this.transactions = transactions;
        this.config = config.checked();
    }

    /**
     * Makes sure that answers of these days can be stored.
     *
     * @throws OutsideRetentionException if a day lies before the retention period or in the future
     */
    public Uni<Void> open(Collection<LocalDate> days) {
        List<LocalDate> missing =
                days.stream().filter(day -> !open.contains(day)).toList();
        missing.forEach(this::require);
        return Multi.createFrom()
                .iterable(missing)
                .onItem()
                .transformToUniAndConcatenate(this::add)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Forgets which days exist, because some may have been dropped; they are created again on demand. */
    public void forget() {
        open.clear();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The first day of the retention period of answers. */
    LocalDate firstOfAnswers() {
        return today().minusDays(RetentionConfig.days(config.answers()));
    }

    /** The first day of the retention period of texts. */
    public LocalDate firstOfTexts() {
        return today().minusDays(RetentionConfig.days(config.texts()));
    }

    /** Clocks may differ by hours, but not by more than a day. */
    private void require(LocalDate day) {
        if (day.isBefore(firstOfAnswers()) || day.isAfter(today().plusDays(1))) {
            throw new OutsideRetentionException(day, firstOfAnswers());
        }
    }

    private Uni<Void> add(LocalDate day) {
        return transactions
                .untilDone(session -> session.createNativeQuery(OPEN, String.class)
                        .setParameter("day", day)
                        .getSingleResult())
                .invoke(() -> open.add(day))
                .replaceWithVoid();
    }
}
