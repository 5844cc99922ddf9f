package io.plumbline.cli.text;

import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title its head
 * @param value value of a row's cell; null for an empty cell, collections and maps are shown as JSON
 */
public record Column<T>(String title, Function<T, ?> value) {

    public static <T> Column<T> of(String title, Function<T, ?> value) {
        return new Column<>(title, value);
    }
}
