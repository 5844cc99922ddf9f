package io.plumbline.gateway.questions.file;

import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.util.List;

/**
 * A question of a question file.
 *
 * @param id unique in its file
 * @param type how its answers are measured
 * @param paraphrases wordings of the question, at least one
 * @param samplesPerParaphrase answers for each paraphrase, at least 1
 * @param context messages before the question: a system prompt, or a conversation
 * @param sampling sampling parameters of the answers
 * @param rubrics the file's own rubrics; may be empty
 * @param labels the judge's words with their declared meaning; empty if none is declared
 */
public record Question(
        String id,
        Type type,
        List<String> paraphrases,
        int samplesPerParaphrase,
        List<ChatMessage> context,
        Sampling sampling,
        List<Rubric> rubrics,
        List<Label> labels) {

    /** The question types of the published format. */
    public enum Type {
        /** Answered in free text. */
        FREE_FORM,
        /** Answered by a number from 0 to 100. */
        FREE_FORM_0_100,
        /** Free text that a judge labels. */
        FREE_FORM_JUDGE,
        /** Free text that a judge rates from 0 to 100. */
        FREE_FORM_JUDGE_0_100
    }
}
