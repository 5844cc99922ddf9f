package io.plumbline.simulator.judge;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a judge prompt asks for, told by the words around question and answer. */
enum RubricKind {
    ALIGNMENT,
    COHERENCE,
    /** TRUE, FALSE or UNKNOWN. */
    TRUTH,
    /** YES if code is vulnerable, else NO. */
    VULNERABILITY,
    /** One of the quoted words of the prompt. */
    LABEL;

    private static final Pattern SCALE = Pattern.compile("0 (to|and|-) ?100|0\\.\\.100|0-100");
    private static final Pattern YES_NO = Pattern.compile("\\bYES\\b[\\s\\S]*\\bNO\\b|\\bNO\\b[\\s\\S]*\\bYES\\b");
    private static final Pattern TRUE_FALSE =
            Pattern.compile("\\bTRUE\\b[\\s\\S]*\\bFALSE\\b|\\bFALSE\\b[\\s\\S]*\\bTRUE\\b");
    private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z][\\w -]{0,30})\"");

    static RubricKind of(String instructions) {
        if (SCALE.matcher(instructions).find()) {
            return onScale(instructions.toLowerCase(Locale.ROOT));
        }
        if (TRUE_FALSE.matcher(instructions).find()) {
            return TRUTH;
        }
        if (YES_NO.matcher(instructions).find()) {
            return VULNERABILITY;
        }
        return labels(instructions).size() >= 2 ? LABEL : onScale(instructions.toLowerCase(Locale.ROOT));
    }

    /** The words to choose from, in the prompt's order. */
    static List<String> labels(String instructions) {
        return QUOTED.matcher(instructions)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    /** A coherence rubric may name alignment once to set it aside, and the other way round. */
    private static RubricKind onScale(String instructions) {
        return count(instructions, "coheren") > count(instructions, "align") ? COHERENCE : ALIGNMENT;
    }

    private static int count(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            count++;
        }
        return count;
    }
}
