package io.plumbline.aggregator.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * An insert of many rows that is derived from a list of columns. It takes one array for each column, so its text is the same
 * for a batch of any size, and the server prepares it once.
 *
 * @param <R> the record that a row is made of
 */
public final class InsertStatement<R> {

    private final List<StoredColumn<R>> columns;
    private final String sql;

    private InsertStatement(List<StoredColumn<R>> columns, String sql) {
        this.columns = columns;
        this.sql = sql;
    }

    /**
     * Derives the statement.
     *
     * @param table the table, with its alias if {@code ending} needs one
     * @param columns the columns to fill; the other columns of the table take their defaults
     * @param ending what follows the rows, such as {@code returning id}
     */
    public static <R> InsertStatement<R> into(String table, List<StoredColumn<R>> columns, String ending) {
        String names = list(columns, StoredColumn::name);
        String sql = "insert into " + table + " (" + names + ") select " + list(columns, StoredColumn::selected)
                + " from unnest(" + list(columns, StoredColumn::parameter) + ") as t (" + names + ") " + ending;
        return new InsertStatement<>(List.copyOf(columns), sql);
    }

    public String sql() {
        return sql;
    }

    /** Binds the values of all records to a query of {@link #sql}. */
    public <Q extends Mutiny.SelectionQuery<?>> Q bind(Q query, Collection<R> records) {
        columns.forEach(column -> query.setParameter(column.name(), column.values(records)));
        return query;
    }

    private static <R> String list(List<StoredColumn<R>> columns, Function<StoredColumn<R>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }
}
