package io.plumbline.operations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a runbook tells an engineer to type. Fences say what they hold: {@code sh} or {@code promql}, one query a line. A text between
 * back-ticks that begins with a program's name is a command too.
 *
 * @param fences what follows the back-ticks of each fence that opens
 * @param queries with {@code <..>} for what the engineer fills in
 * @param commands lines of a shell, likewise
 */
record Runbook(String name, List<String> fences, List<String> queries, List<String> commands) {

    private static final String FENCE = "```";
    private static final Pattern BETWEEN_TICKS =
            Pattern.compile("(?<!`)`((?:curl|kubectl|docker|kafka-|psql|\\./plumbline)[^`]*)`(?!`)");

    static List<Runbook> all() {
        return Monitoring.files(Monitoring.RUNBOOKS, ".md").stream()
                .map(Runbook::read)
                .toList();
    }

    private static Runbook read(Path file) {
        List<String> fences = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : Monitoring.text(file).lines().toList()) {
            if (line.startsWith(FENCE)) {
                inside = !inside;
                if (inside) {
                    fences.add(line.substring(FENCE.length()));
                }
            } else if (inside && !line.isBlank()) {
                (fences.get(fences.size() - 1).equals("sh") ? commands : queries).add(line);
            } else {
                BETWEEN_TICKS.matcher(line).results().forEach(found -> commands.add(found.group(1)));
            }
        }
        return new Runbook(file.getFileName().toString().replace(".md", ""), fences, queries, commands);
    }

    /** What is left to the engineer, filled in: names by the same word, points in time by one. */
    static String filled(String text) {
        return text.replaceAll("<[^>]*start[^>]*>", "2026-01-01T00:00:00Z").replaceAll("<[a-z][^>]*>", "something");
    }

    /** The programs that a line of a shell runs, each with its arguments; comments, assignments and what is quoted are none. */
    static Stream<List<String>> programs(String line) {
        return Stream.of(line.replaceAll("(^| +)# .*", "").replace("$(", "; ").split("[|;]"))
                .map(Runbook::words)
                .filter(words -> !words.isEmpty() && !words.get(0).matches("[A-Z]+=.*"));
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)")
                .matcher(command.strip())
                .results()
                .forEach(found -> words.add(found.group().replaceAll("[\"')]", "")));
        return words;
    }
}
