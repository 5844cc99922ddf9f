package io.plumbline.gateway.questions;

import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Rubric;
import io.plumbline.gateway.questions.file.QuestionSetException;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The replies that a judge's prompt allows: the single words in quotes. The file format has no field for them, and both the
 * published prompts and Plumbline's own prompts name them in this way.
 */
final class LabelSet {

    private static final Pattern QUOTED_WORD = Pattern.compile("\"([\\p{L}\\p{N}_-]{1,40})\"");

    private LabelSet() {}

    /** The rubric with its labels. TRUE, FALSE, YES and NO have a meaning; other words only sort the answers. */
    static Rubric complete(String questionId, Rubric rubric) {
        List<Label> labels = QUOTED_WORD
                .matcher(rubric.template())
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .distinct()
                .map(Label::sorting)
                .toList();
        if (labels.isEmpty()) {
            throw new QuestionSetException(
                    "questionSets",
                    "judge prompt '" + rubric.metric() + "' of question '" + questionId
                            + "' has no label in quotes; put each allowed reply in quotes, such as \"YES\"");
        }
        return new Rubric(rubric.metric(), rubric.template(), meaning(labels));
    }

    private static List<Label> meaning(List<Label> labels) {
        return Stream.of(Label.TRUTH, Label.FAULT)
                .filter(known -> words(known).containsAll(words(labels)))
                .findFirst()
                .orElse(labels);
    }

    private static Set<String> words(List<Label> labels) {
        return labels.stream().map(Label::word).collect(Collectors.toSet());
    }
}
