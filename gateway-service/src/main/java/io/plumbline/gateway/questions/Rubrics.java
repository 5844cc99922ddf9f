package io.plumbline.gateway.questions;

import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.gateway.questions.file.Question;
import io.plumbline.gateway.questions.file.QuestionSetException;
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
                    .map(rubric -> LabelSet.complete(question.id(), rubric))
                    .toList();
        }
        return switch (profile) {
            case STRICT ->
                Stream.concat(OWN.stream(), question.rubrics().stream().filter(Rubrics::isOther))
                        .toList();
            case BETLEY -> needed(question);
        };
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
