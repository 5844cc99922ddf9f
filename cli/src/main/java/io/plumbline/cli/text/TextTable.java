package io.plumbline.cli.text;

import io.plumbline.events.field.EventJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells in aligned columns. */
public final class TextTable {

    private static final int WIDEST = 60;
    private static final String EMPTY = "-";

    private TextTable() {}

    /** A table with one row for each entry below a row of titles. */
    public static <T> String of(List<T> entries, List<Column<T>> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        entries.forEach(entry -> rows.add(columns.stream()
                .map(column -> cell(column.value().apply(entry)))
                .toList()));
        return aligned(rows, columns.size());
    }

    /**
     * One line for each row.
     *
     * @param left number of the first columns, which are aligned to the left; the others are aligned to the right
     */
    public static String aligned(List<List<String>> rows, int left) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> pad(row.get(column), widths[column], column < left))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String pad(String cell, int width, boolean left) {
        String spaces = " ".repeat(width - cell.length());
        return left ? cell + spaces : spaces + cell;
    }

    private static String cell(Object value) {
        boolean several = value instanceof Collection || value instanceof Map;
        String text = value == null
                ? ""
                : several ? EventJson.mapper().valueToTree(value).toString() : value.toString();
        return text.isEmpty() ? EMPTY : TerminalText.line(text, WIDEST);
    }
}
