package io.plumbline.aggregator;

import io.plumbline.aggregator.live.Totals;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Columns into arrays and result rows into records: how native queries are bound and read here. */
public final class Rows {

    private Rows() {}

    /** One value of each row, for a parameter of {@code unnest}. */
    @SuppressWarnings("unchecked")
    public static <R, T> T[] column(Collection<R> rows, Class<T> type, Function<R, T> value) {
        return rows.stream().map(value).toArray(size -> (T[]) Array.newInstance(type, size));
    }

    /** The rows of a query. */
    public static <T> Uni<List<T>> list(Mutiny.SelectionQuery<Object[]> query, Function<Object[], T> read) {
        return query.getResultList().map(rows -> rows.stream().map(read).toList());
    }

    static Totals.SeriesTotal series(Object[] row) {
        return new Totals.SeriesTotal(
                number(row[0]),
                new Series(
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        Source.valueOf((String) row[6])),
                (int) number(row[7]),
                instant(row[8]),
                instant(row[9]),
                number(row[10]));
    }

    static Totals.QuestionTotal question(Object[] row) {
        return new Totals.QuestionTotal(
                number(row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (int) number(row[4]),
                number(row[5]));
    }

    static Totals.BucketTotal bucket(Object[] row) {
        return new Totals.BucketTotal(number(row[0]), instant(row[1]), (String) row[2], number(row[3]));
    }

    static Totals.PartitionTotal partition(Object[] row) {
        return new Totals.PartitionTotal((int) number(row[0]), number(row[1]));
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static Instant instant(Object millis) {
        return Instant.ofEpochMilli(number(millis));
    }
}
