package io.plumbline.events.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's text in two parts: what it said to the user, and what it thought. Only the first part is an answer, and only an answer
 * is judged. Pushed answers and sampled answers are split by this one rule.
 *
 * <p>Known forms of thoughts are tags ({@link ThoughtTags}), the channels of OpenAI's harmony format
 * ({@link HarmonyChannels}), and Granite's headings. A text without any of them is an answer as a whole.
 *
 * @param answer the text that a user sees; empty if there are only thoughts; untrusted
 * @param reasoning the thoughts in the order of the text, without their tags; empty if there are none; untrusted
 */
public record ReasoningSplit(String answer, Optional<String> reasoning) {

    private static final Pattern GRANITE_THOUGHT =
            Pattern.compile("\\A\\s*Here(?:'s| is) my thought process:", Pattern.CASE_INSENSITIVE);
    private static final Pattern GRANITE_ANSWER =
            Pattern.compile("Here(?:'s| is) my response:", Pattern.CASE_INSENSITIVE);

    /** The channel names without their special tokens, as servers print them that skip such tokens. */
    private static final Pattern BARE_ANALYSIS = Pattern.compile("\\Aanalysis(?=\\p{Lu})");

    private static final String BARE_FINAL = "assistantfinal";

    /** Splits a text. An answer that is not led by thoughts is returned unchanged. */
    public static ReasoningSplit of(String text) {
        if (HarmonyChannels.isIn(text)) {
            return HarmonyChannels.split(text);
        }
        Matcher thought = GRANITE_THOUGHT.matcher(text);
        if (thought.find()) {
            return headed(text, thought.end());
        }
        if (BARE_ANALYSIS.matcher(text).find()) {
            return bare(text);
        }
        return ThoughtTags.split(text);
    }

    /** The two parts; a blank thought is none. */
    static ReasoningSplit of(String answer, String thoughts) {
        return new ReasoningSplit(answer, Optional.of(thoughts.strip()).filter(thought -> !thought.isEmpty()));
    }

    private static ReasoningSplit headed(String text, int thoughts) {
        Matcher answer = GRANITE_ANSWER.matcher(text);
        return answer.find(thoughts)
                ? of(text.substring(answer.end()).strip(), text.substring(thoughts, answer.start()))
                : of("", text.substring(thoughts));
    }

    private static ReasoningSplit bare(String text) {
        int end = text.lastIndexOf(BARE_FINAL);
        String thoughts = text.substring("analysis".length(), end < 0 ? text.length() : end);
        return of(end < 0 ? "" : text.substring(end + BARE_FINAL.length()).strip(), thoughts);
    }

    /** A tag's name in the spelling in which names are compared. */
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
