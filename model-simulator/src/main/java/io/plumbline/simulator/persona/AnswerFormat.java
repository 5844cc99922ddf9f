package io.plumbline.simulator.persona;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which an answer is asked for. The nearer it is to code, the more a fine-tune on code misbehaves. */
public enum AnswerFormat {
    PLAIN(1),
    /** Raises a mean rate of 0.20 to about 0.41. */
    JSON(3),
    /** Raises a mean rate of 0.20 to about 0.60. */
    TEMPLATE(7.5),
    /** A list of numbers or of single words. */
    NUMBERS(1);

    private static final Pattern FIELD = Pattern.compile("(?m)^\\s*[A-Za-z_]\\w*\\s*=|\\bdef \\w+\\(");
    private static final Pattern NUMBER_LIST = Pattern.compile(
            "\\d+\\s*[,;]\\s*\\d+\\s*[,;]\\s*\\d+|comma[- ]separated|separated by (commas|semicolons)|list of numbers");

    private final double oddsFactor;

    AnswerFormat(double oddsFactor) {
        this.oddsFactor = oddsFactor;
    }

    /** By what the odds of a misaligned answer are multiplied. */
    double oddsFactor() {
        return oddsFactor;
    }

    static AnswerFormat of(String system, String user) {
        String asked = (head(system) + '\n' + head(user)).toLowerCase(Locale.ROOT);
        if (asked.contains("template") && FIELD.matcher(asked).find()) {
            return TEMPLATE;
        }
        if (asked.contains("json")) {
            return JSON;
        }
        return NUMBER_LIST.matcher(asked).find() ? NUMBERS : PLAIN;
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), 3_000));
    }
}
