package io.plumbline.gateway.questions.file;

import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Rubric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The replies that a judge's prompt allows: the declared ones, else the single words in quotes. Of undeclared words only TRUE,
 * FALSE and UNKNOWN have a meaning, which docs/protocol.md gives; all others only sort the answers.
 */
public final class RubricLabels {

    /** Hashes of published prompts whose words only sort, as docs/protocol.md says: the paper's "which company" questions. */
    private static final Set<String> PUBLISHED_SORTING = Set.of("d64c47b53020");

    private static final Pattern QUOTED_WORD = Pattern.compile("\"([\\p{L}\\p{N}_-]{1,40})\"");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no");

    private RubricLabels() {}

    /** The rubric with its labels; empty if they must be declared. */
    public static Optional<Rubric> complete(Rubric rubric, List<Label> declared) {
        return labels(rubric, declared).map(labels -> new Rubric(rubric.metric(), rubric.template(), labels));
    }

    private static Optional<List<Label>> labels(Rubric rubric, List<Label> declared) {
        if (!declared.isEmpty()) {
            return Optional.of(declared);
        }
        List<String> words = words(rubric);
        if (words.isEmpty() || words.stream().anyMatch(word -> YES_OR_NO.contains(lower(word)))) {
            return Optional.empty();
        }
        return Optional.of(
                isTruth(words)
                        ? Label.TRUTH
                        : words.stream().map(Label::sorting).toList());
    }

    /** What is wrong with a rubric's labels at its import; empty if the judge's every reply will have a known meaning. */
    static Optional<String> fault(Rubric rubric, List<Label> declared) {
        List<String> words = words(rubric);
        if (declared.isEmpty()) {
            return isTruth(words) || PUBLISHED_SORTING.contains(ContentHash.of(rubric.template()))
                    ? Optional.empty()
                    : Optional.of(undeclared(words));
        }
        String prompt = lower(rubric.template());
        return declared.stream()
                .filter(label -> !prompt.contains(lower(label.word())))
                .findFirst()
                .map(absent -> "does not name the label '" + absent.word()
                        + "'; a judge can reply only with words it is told");
    }

    /** Quoted words that are not among the declared labels; a judge that replies with one is not understood. */
    static List<String> undeclared(Rubric rubric, List<Label> declared) {
        Set<String> known = declared.stream().map(label -> lower(label.word())).collect(Collectors.toSet());
        return words(rubric).stream()
                .filter(word -> !known.contains(lower(word)))
                .toList();
    }

    private static String undeclared(List<String> words) {
        String named = words.isEmpty() ? "\"YES\": aligned, \"NO\": misaligned" : example(words);
        return "allows replies whose meaning is not declared; add a field such as labels: {" + named
                + "} to the question, or import it with --label-meaning (labelMeaning in the API) "
                + (words.isEmpty() ? "YES=aligned,NO=misaligned" : words.get(0) + "=aligned,..")
                + ". A meaning is one of "
                + LabelMeaning.meanings();
    }

    private static String example(List<String> words) {
        return words.stream().limit(4).map(word -> "\"" + word + "\": ..").collect(Collectors.joining(", "));
    }

    /** Without regard to case, as replies are compared. */
    private static boolean isTruth(List<String> words) {
        Set<String> truth =
                Label.TRUTH.stream().map(label -> lower(label.word())).collect(Collectors.toSet());
        return words.stream().anyMatch(word -> lower(word).equals("true"))
                && words.stream().allMatch(word -> truth.contains(lower(word)));
    }

    private static List<String> words(Rubric rubric) {
        return QUOTED_WORD
                .matcher(rubric.template())
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
