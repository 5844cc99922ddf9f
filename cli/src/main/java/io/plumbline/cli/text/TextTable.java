package io.plumbline.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells in columns, and entries of a list as a table. */
public final class TextTable {

    private static final int WIDEST = 60;

    private TextTable() {}

    /** A table of entries, one column for each field named; a field within a field is written with dots. */
    public static String text(Iterable<JsonNode> entries, String... fields) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Arrays.stream(fields)
                .map(field -> field.substring(field.lastIndexOf('.') + 1))
                .toList());
        entries.forEach(entry ->
                rows.add(Arrays.stream(fields).map(field -> cell(entry, field)).toList()));
        return aligned(rows, fields.length);
    }

    /** One line for each row; so many of the first columns stand to the left, the others to the right. */
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

    private static String cell(JsonNode entry, String field) {
        JsonNode value = entry.at("/" + field.replace('.', '/'));
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.isEmpty() || value.isMissingNode() ? "-" : TerminalText.line(text, WIDEST);
    }
}
