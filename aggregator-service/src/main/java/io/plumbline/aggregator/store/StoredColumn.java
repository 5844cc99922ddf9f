package io.plumbline.aggregator.store;

import io.plumbline.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.function.Function;

/**
 * A column that an {@link InsertStatement} fills: the only place that knows its name, its SQL type and its value.
 *
 * @param <R> the record that a row is made of
 */
public final class StoredColumn<R> {

    private final String name;
    private final String sqlType;
    private final String conversion;
    private final Function<Collection<R>, Object[]> values;

    private StoredColumn(String name, String sqlType, String conversion, Function<Collection<R>, Object[]> values) {
        this.name = name;
        this.sqlType = sqlType;
        this.conversion = conversion;
        this.values = values;
    }

    public static <R> StoredColumn<R> text(String name, Function<R, String> value) {
        return of(name, "text", "%s", String.class, value);
    }

    /** A {@code jsonb} column; the value is JSON as text. */
    public static <R> StoredColumn<R> json(String name, Function<R, String> value) {
        return of(name, "text", "cast(%s as jsonb)", String.class, value);
    }

    public static <R> StoredColumn<R> integer(String name, Function<R, Integer> value) {
        return of(name, "integer", "%s", Integer.class, value);
    }

    public static <R> StoredColumn<R> number(String name, Function<R, Long> value) {
        return of(name, "bigint", "%s", Long.class, value);
    }

    public static <R> StoredColumn<R> decimal(String name, Function<R, Double> value) {
        return of(name, "double precision", "%s", Double.class, value);
    }

    public static <R> StoredColumn<R> flag(String name, Function<R, Boolean> value) {
        return of(name, "boolean", "%s", Boolean.class, value);
    }

    public static <R> StoredColumn<R> date(String name, Function<R, LocalDate> value) {
        return of(name, "date", "%s", LocalDate.class, value);
    }

    /** A {@code timestamptz} column, to the millisecond. */
    public static <R> StoredColumn<R> time(String name, Function<R, Instant> value) {
        return of(
                name,
                "bigint",
                "to_timestamp(%s / 1000.0)",
                Long.class,
                row -> value.apply(row) == null ? null : value.apply(row).toEpochMilli());
    }

    /** A {@code bytea} column. It travels as Base64, because a parameter cannot be an array of byte arrays. */
    public static <R> StoredColumn<R> bytes(String name, Function<R, byte[]> value) {
        return of(name, "text", "decode(%s, 'base64')", String.class, row -> Base64.getEncoder()
                .encodeToString(value.apply(row)));
    }

    private static <R, T> StoredColumn<R> of(
            String name, String sqlType, String conversion, Class<T> type, Function<R, T> value) {
        return new StoredColumn<>(name, sqlType, conversion, rows -> Rows.column(rows, type, value));
    }

    public String name() {
        return name;
    }

    /** The parameter that carries the column's values of all rows. */
    String parameter() {
        return "cast(:" + name + " as " + sqlType + "[])";
    }

    /** The column's value of one row {@code t}, as the table holds it. */
    String selected() {
        return conversion.formatted("t." + name);
    }

    /** The column's values, one for each record. */
    Object[] values(Collection<R> records) {
        return values.apply(records);
    }
}
