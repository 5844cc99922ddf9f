package io.plumbline.database;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** How native queries are bound and read: collections into arrays for {@code unnest}, result rows into records. */
public final class Rows {

    private Rows() {}

    /** A native query whose rows are read by the names of their columns. */
    public static Mutiny.SelectionQuery<Tuple> query(Mutiny.Session session, String sql) {
        return session.createNativeQuery(sql, Tuple.class);
    }

    /** All rows of a query. */
    public static <T> Uni<List<T>> list(Mutiny.SelectionQuery<Tuple> query, Function<Row, T> read) {
        return query.getResultList()
                .map(rows -> rows.stream().map(row -> read.apply(new Row(row))).toList());
    }

    /** The one row of a query, or empty; more than one row fails. */
    public static <T> Uni<Optional<T>> optional(Mutiny.SelectionQuery<Tuple> query, Function<Row, T> read) {
        return query.getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> read.apply(new Row(found))));
    }

    /** One value of each record, for a parameter of {@code unnest}. */
    @SuppressWarnings("unchecked")
    public static <R, T> T[] column(Collection<R> records, Class<T> type, Function<R, T> value) {
        return records.stream().map(value).toArray(size -> (T[]) Array.newInstance(type, size));
    }
}
