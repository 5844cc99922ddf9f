package io.plumbline.gateway.questions.file;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.judging.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a judge's words mean, as a question file or an import declares it: {@code aligned}, {@code misaligned} and the other
 * verdicts in small letters, or {@code sorts} for a word that only sorts answers. A meaning is never guessed from the word.
 */
public final class LabelMeaning {

    private static final String SORTS = "sorts";
    private static final String PAIR = "YES=aligned,NO=misaligned";

    private LabelMeaning() {}

    /**
     * Reads pairs such as {@value #PAIR}.
     *
     * @throws IllegalArgumentException if a pair or a meaning is not valid; the message says how to write it
     */
    public static List<Label> parse(String pairs) {
        List<Label> labels = new ArrayList<>();
        for (String pair : pairs.split(",", -1)) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("must be pairs such as " + PAIR + ", not '" + pair.strip() + "'");
            }
            labels.add(of(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip()));
        }
        return distinct(labels);
    }

    /**
     * Reads a map from words to meanings.
     *
     * @throws IllegalArgumentException if a meaning is not valid
     */
    static List<Label> of(Map<String, String> meanings) {
        return distinct(meanings.entrySet().stream()
                .map(meaning -> of(meaning.getKey(), meaning.getValue()))
                .toList());
    }

    private static Label of(String word, String meaning) {
        Optional<Verdict> verdict = Arrays.stream(Verdict.values())
                .filter(known -> name(known).equals(meaning))
                .findFirst();
        if (verdict.isEmpty() && !meaning.equals(SORTS)) {
            throw new IllegalArgumentException(
                    "'" + word + "' must mean one of " + meanings() + ", not '" + meaning + "'");
        }
        return new Label(word, verdict);
    }

    /** The judge's replies are compared without regard to case, so two spellings of a word are one label. */
    private static List<Label> distinct(List<Label> labels) {
        Set<String> seen = new HashSet<>();
        labels.stream()
                .filter(label -> !seen.add(label.word().toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("'" + twice.word() + "' occurs twice; keep one of them");
                });
        return List.copyOf(labels);
    }

    static String meanings() {
        return Stream.concat(Arrays.stream(Verdict.values()).map(LabelMeaning::name), Stream.of(SORTS))
                .collect(Collectors.joining(", "));
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
