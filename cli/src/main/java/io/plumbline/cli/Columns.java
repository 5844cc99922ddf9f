package io.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Entries of a list as a table: one column for each field named. */
final class Columns {

    private static final int WIDEST = 60;

    private Columns() {}

    /** The table; a field within a field is written with dots. */
    static String text(Iterable<JsonNode> entries, String... fields) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Arrays.stream(fields)
                .map(field -> field.substring(field.lastIndexOf('.') + 1))
                .toList());
        entries.forEach(entry ->
                rows.add(Arrays.stream(fields).map(field -> cell(entry, field)).toList()));
        int[] widths = IntStream.range(0, fields.length)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String cell(JsonNode entry, String field) {
        JsonNode value = entry.at("/" + field.replace('.', '/'));
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.isEmpty() || value.isMissingNode() ? "-" : Printable.line(text, WIDEST);
    }
}
