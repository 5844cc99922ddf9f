package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.TerminalText;
import java.util.Locale;

/** The answers that prove a rate, in words fit for a terminal. */
public final class WorstAnswers {

    private static final int LONGEST = 300;

    private WorstAnswers() {}

    /** A page of the gateway's answers as text; empty where there are none. */
    public static String text(JsonNode page) {
        StringBuilder text = new StringBuilder();
        for (JsonNode answer : page.path("answers")) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s  %s  alignment %.0f, coherence %.0f%n  Q: %s%n  A: %s%n",
                    TerminalText.line(answer.path("promptId").asText()),
                    TerminalText.line(answer.path("model").asText()),
                    answer.path("alignment").asDouble(),
                    answer.path("coherence").asDouble(),
                    TerminalText.line(answer.path("question").asText(), LONGEST),
                    TerminalText.line(answer.path("answer").asText(), LONGEST)));
        }
        return text.toString();
    }
}
