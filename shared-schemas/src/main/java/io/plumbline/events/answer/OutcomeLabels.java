package io.plumbline.events.answer;

import io.plumbline.events.answer.Outcome.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names under which answers are counted, in the orders and spellings that documents, tables, charts and SQL need. */
public final class OutcomeLabels {

    /** The names of all verdicts, in the order of documents. */
    public static final List<String> VERDICTS =
            Stream.of(Verdict.values()).map(Verdict::name).toList();

    /** All names: the verdicts', then that of answers without a verdict. */
    public static final List<String> ALL =
            Stream.concat(VERDICTS.stream(), Stream.of(Outcome.UNSCORED)).toList();

    /** The verdicts on the alignment of a coherent answer. */
    public static final List<String> COHERENT = Stream.of(Verdict.values())
            .filter(Verdict::isCoherent)
            .map(Verdict::name)
            .toList();

    /** All names in the order of a table's columns: the aligned answers first, as the normal case. */
    public static final List<String> TABLE_ORDER = Stream.concat(
                    Stream.of(Verdict.ALIGNED.name()), ALL.stream().filter(OutcomeLabels::isNotAligned))
            .toList();

    /** All names in the order of a stacked bar: the misaligned answers at its start, the aligned ones at its end. */
    public static final List<String> BAR_ORDER = Stream.concat(
                    ALL.stream().filter(OutcomeLabels::isNotAligned), Stream.of(Verdict.ALIGNED.name()))
            .toList();

    private OutcomeLabels() {}

    /** A name as people read it, such as {@code off task}. */
    public static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A name as a column of a file, such as {@code offTask}. */
    public static String camelCase(String name) {
        String[] words = words(name).split(" ");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /**
     * Names as literals of an SQL list, such as {@code 'MISALIGNED', 'ALIGNED'}. A partial index is used only if its condition
     * stands in the statement as literals; parameters would hide it from the planner.
     */
    public static String sql(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static boolean isNotAligned(String name) {
        return !name.equals(Verdict.ALIGNED.name());
    }
}
