package io.plumbline.events.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenAI's harmony format, as gpt-oss writes it: {@code <|channel|>analysis<|message|>..<|end|><|start|>assistant<|channel|>final
 * <|message|>..<|return|>}. Only the channel {@code final} is said to the user. A server that does not know the format leaves its
 * tokens in the text.
 *
 * @see <a href="https://cookbook.openai.com/articles/openai-harmony">OpenAI, harmony response format</a>
 */
final class HarmonyChannels {

    private static final Pattern TOKEN =
            Pattern.compile("<\\|(start|channel|message|end|return|call|constrain)\\|>", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKED =
            Pattern.compile("<\\|(?:channel|message|return)\\|>", Pattern.CASE_INSENSITIVE);

    private final StringBuilder answer = new StringBuilder();
    private final StringBuilder unnamed = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private String channel = "";
    private String lastToken = "";

    private HarmonyChannels() {}

    /** Whether a text has tokens of this format. */
    static boolean isIn(String text) {
        return MARKED.matcher(text).find();
    }

    static ReasoningSplit split(String text) {
        HarmonyChannels channels = new HarmonyChannels();
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (token.find()) {
            String name = ReasoningSplit.lower(token.group(1));
            channels.take(text.substring(from, token.start()), name);
            from = token.end();
        }
        channels.take(text.substring(from), "end");
        return channels.parts();
    }

    /** A text without a channel's name is the answer, unless a channel that is named {@code final} follows. */
    private ReasoningSplit parts() {
        return answer.isEmpty()
                ? ReasoningSplit.of(unnamed.toString().strip(), thoughts.toString())
                : ReasoningSplit.of(answer.toString().strip(), unnamed + "\n" + thoughts);
    }

    /** Takes the text between the token before it and the token after it. */
    private void take(String text, String next) {
        switch (lastToken) {
            case "" -> begin(text, next);
            case "channel" -> channel = firstWord(text);
            case "message" -> said(text);
            default -> {}
        }
        channel = next.equals("start") ? "" : channel;
        lastToken = next;
    }

    /** A chat template can write the first token itself, so that a text begins within a header or within the answer. */
    private void begin(String text, String next) {
        if (next.equals("message") || next.equals("constrain")) {
            channel = firstWord(text);
        } else if (!next.equals("channel") && !next.equals("start")) {
            said(text);
        } else if (!text.isBlank() && !text.strip().equalsIgnoreCase("assistant")) {
            thoughts.append(text).append('\n');
        }
    }

    private void said(String text) {
        if (channel.isEmpty()) {
            unnamed.append(text);
        } else if (channel.equals("final")) {
            answer.append(text);
        } else {
            thoughts.append(text).append('\n');
        }
    }

    private static String firstWord(String header) {
        return ReasoningSplit.lower(header.strip()).split("\\s+", 2)[0];
    }
}
