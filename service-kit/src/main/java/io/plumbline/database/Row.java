package io.plumbline.database;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a native query, read by the names of its columns, so that a column may be added anywhere. A column that is
 * computed needs a name: {@code count(*) as answers}. A name that the query does not have is an {@link IllegalArgumentException}.
 */
public final class Row {

    private final Tuple columns;

    Row(Tuple columns) {
        this.columns = columns;
    }

    /** The text, or null. */
    public String text(String column) {
        return (String) columns.get(column);
    }

    public Optional<String> optionalText(String column) {
        return Optional.ofNullable(text(column));
    }

    /** A whole number that is there. */
    public long number(String column) {
        return ((Number) columns.get(column)).longValue();
    }

    /** A whole number that is there and fits 32 bits; a larger one is an {@link ArithmeticException}. */
    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    /** The whole number, or null. */
    public Integer optionalInteger(String column) {
        Number value = (Number) columns.get(column);
        return value == null ? null : Math.toIntExact(value.longValue());
    }

    /** The whole number, or null. */
    public Long optionalNumber(String column) {
        Number value = (Number) columns.get(column);
        return value == null ? null : value.longValue();
    }

    /** A number that is there. */
    public double decimal(String column) {
        return ((Number) columns.get(column)).doubleValue();
    }

    /** The number, or null. */
    public Double optionalDecimal(String column) {
        Number value = (Number) columns.get(column);
        return value == null ? null : value.doubleValue();
    }

    public boolean flag(String column) {
        return (Boolean) columns.get(column);
    }

    /** The truth value, or null. */
    public Boolean optionalFlag(String column) {
        return (Boolean) columns.get(column);
    }

    /** A time that is there, of a column in milliseconds since 1970. */
    public Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    /** The time of a column in milliseconds since 1970, or null. */
    public Instant optionalInstant(String column) {
        Long millis = optionalNumber(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** A value of any other type, such as an array, as the database client gives it; or null. */
    public <T> T value(String column, Class<T> type) {
        return type.cast(columns.get(column));
    }
}
