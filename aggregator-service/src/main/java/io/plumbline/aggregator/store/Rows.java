package io.plumbline.aggregator.store;

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

    public static long number(Object value) {
        return ((Number) value).longValue();
    }

    public static Instant instant(Object millis) {
        return Instant.ofEpochMilli(number(millis));
    }
}
