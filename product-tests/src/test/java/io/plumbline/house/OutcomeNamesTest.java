package io.plumbline.house;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.house.measures.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The outcomes and the reasons are listed in one place each, and all other places derive from it (docs/adding.md). So their names
 * stand in no text of the main code: not in SQL, not in pages, not in the command line.
 */
class OutcomeNamesTest {

    /** Files that hold outcomes' names as texts, with the reason. */
    private static final Set<String> ALLOWED = Set.of(
            // The list itself.
            "shared-schemas/src/main/java/io/plumbline/events/answer/Outcome.java",
            // Reads the labels of a file that people wrote.
            "model-simulator/src/main/java/io/plumbline/simulator/judge/GoldAnswers.java",
            // Makes up a history for a benchmark; an outcome that it lacks breaks no page.
            "benchmarks/src/main/resources/io/plumbline/benchmarks/console/console-history.sql");

    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    @Test
    void outcomesAreListedOnce() {
        Pattern name = anyOf(OutcomeLabels.ALL);

        assertThat(files().filter(path -> !ALLOWED.contains(path))
                        .filter(path -> name.matcher(texts(path)).find()))
                .as("files that name outcomes in texts; derive the names from OutcomeLabels")
                .isEmpty();
    }

    @Test
    void everyAllowedFileStillNeedsItsExemption() {
        Pattern name = anyOf(OutcomeLabels.ALL);

        assertThat(ALLOWED).allMatch(path -> name.matcher(texts(path)).find());
    }

    @Test
    void reasonsAreListedOnce() {
        List<String> reasons =
                Arrays.stream(UnscoredReason.values()).map(Enum::name).toList();

        assertThat(files().filter(path -> !ALLOWED.contains(path))
                        .filter(path -> reasons.stream()
                                        .filter(reason -> anyOf(List.of(reason))
                                                .matcher(texts(path))
                                                .find())
                                        .count()
                                > 1))
                .as("files that list reasons in texts; derive the list from UnscoredReason")
                .isEmpty();
    }

    @Test
    void everyOutcomeHasAColourOnThePages() {
        String css = read("gateway-service/src/main/resources/META-INF/resources/console/console.css");

        assertThat(OutcomeLabels.ALL).allSatisfy(outcome -> assertThat(css)
                .contains(".o-" + OutcomeLabels.words(outcome).replace(' ', '-') + " {"));
    }

    /** Migrations are left out: they are history, and never change. Data and examples hold outcomes as any answer does. */
    private static Stream<String> files() {
        return SourceTree.tracked(Checkout.ROOT).stream()
                .filter(path -> path.contains("/src/main/") && !path.contains("/db/migration/"))
                .filter(path -> path.matches(".*\\.(java|sql|html|js)"))
                .filter(path -> Files.exists(Checkout.ROOT.resolve(path)));
    }

    /** The literals of Java code; the whole of any other file. */
    private static String texts(String path) {
        if (!path.endsWith(".java")) {
            return read(path);
        }
        Matcher found = COMMENT_OR_TEXT.matcher(read(path));
        return found.results()
                .map(match -> match.group())
                .filter(text -> text.startsWith("\""))
                .collect(Collectors.joining("\n"));
    }

    private static Pattern anyOf(List<String> names) {
        return Pattern.compile("\\b(?:" + String.join("|", names) + ")\\b");
    }

    private static String read(String path) {
        try {
            return Files.readString(Checkout.ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
