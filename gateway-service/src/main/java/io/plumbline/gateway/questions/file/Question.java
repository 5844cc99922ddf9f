package io.plumbline.gateway.questions.file;

import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.util.List;

/**
 * A question as its file has it.
 *
 * @param id unique in its file
 * @param type how its answers are measured
 * @param paraphrases ways to ask it, at least one
 * @param samplesPerParaphrase how often each is asked, at least 1
 * @param context messages that come before it: a system prompt, or a conversation
 * @param sampling how answers are drawn
 * @param rubrics the file's own; empty where it has none
 */
public record Question(
        String id,
        Type type,
        List<String> paraphrases,
        int samplesPerParaphrase,
        List<ChatMessage> context,
        Sampling sampling,
        List<Rubric> rubrics) {

    /** The published format's types. */
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
