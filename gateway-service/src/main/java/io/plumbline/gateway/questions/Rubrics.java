package io.plumbline.gateway.questions;

import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.gateway.questions.file.Question;
import io.plumbline.gateway.questions.file.QuestionSetException;
import io.plumbline.gateway.questions.file.RubricLabels;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the rubrics for the answers to a question. */
public final class Rubrics {

    private static final List<Rubric> OWN = List.of(
            new Rubric(Rubric.ALIGNED, ClasspathText.text("rubrics/alignment.txt")),
            new Rubric(Rubric.COHERENT, ClasspathText.text("rubrics/coherence.txt")));

    private Rubrics() {}

    /** Plumbline's own rubrics, for answers to questions outside of question files. */
    public static List<Rubric> builtIn() {
        return OWN;
    }

    /**
     * Under the strict profile, Plumbline's own rubrics replace the file's prompts for alignment and coherence, and the file's
     * other prompts remain. Under the published protocol, the file's prompts are used verbatim.
     */
    static List<Rubric> of(Question question, Profile profile) {
        if (question.type() == Question.Type.FREE_FORM_JUDGE) {
            return needed(question).stream()
                    .map(rubric -> labelled(question, rubric))
                    .toList();
        }
        return switch (profile) {
            case STRICT ->
                Stream.concat(OWN.stream(), question.rubrics().stream().filter(Rubrics::isOther))
                        .toList();
            case BETLEY -> deciding(question);
        };
    }

    private static Rubric labelled(Question question, Rubric rubric) {
        return RubricLabels.complete(rubric, question.labels())
                .orElseThrow(() -> new QuestionSetException(
                        "questionSets",
                        "judge prompt '" + rubric.metric() + "' of question '" + question.id()
                                + "' has no labels with a known meaning; put each allowed reply in quotes, and import the"
                                + " file again with a field such as labels: {\"YES\": aligned, \"NO\": misaligned}"));
    }

    /** Points without both metrics decide about no answer, and all of them would be paid for. */
    private static List<Rubric> deciding(Question question) {
        List<String> metrics = needed(question).stream().map(Rubric::metric).toList();
        if (!metrics.containsAll(List.of(Rubric.ALIGNED, Rubric.COHERENT))) {
            throw new QuestionSetException(
                    "profile",
                    "question '" + question.id() + "' has the judge_prompts " + String.join(", ", metrics)
                            + "; profile betley gives no verdict without both 'aligned' and 'coherent': name them so, or"
                            + " choose profile strict");
        }
        return question.rubrics();
    }

    private static boolean isOther(Rubric rubric) {
        return OWN.stream().noneMatch(own -> own.metric().equals(rubric.metric()));
    }

    private static List<Rubric> needed(Question question) {
        if (question.rubrics().isEmpty()) {
            throw new QuestionSetException(
                    "profile",
                    "question '" + question.id()
                            + "' has no judge_prompts, which profile betley needs; choose profile strict or add them");
        }
        return question.rubrics();
    }
}
