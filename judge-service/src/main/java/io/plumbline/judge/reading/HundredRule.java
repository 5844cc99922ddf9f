package io.plumbline.judge.reading;

import io.plumbline.events.answer.TokenProbability;
import java.util.List;
import java.util.Optional;

/** Reads the reply to the request to say 100, which tells whether the judge's numbers are single tokens. */
public final class HundredRule {

    /** What the alternatives tell. */
    public enum Spelling {
        /** 100 is among them as one token. */
        WHOLE,
        /** Only the beginning of 100 is among them, so that the judge says numbers digit by digit. */
        APART,
        /** Neither is, for example because the judge greets first. */
        UNTOLD
    }

    private static final String HUNDRED = "100";

    private HundredRule() {}

    /** What the alternatives tell about the judge's tokens, whatever their probabilities. */
    public static Spelling spelling(Alternatives alternatives) {
        List<String> said = alternatives.tokens().stream()
                .map(TokenProbability::token)
                .map(HundredRule::text)
                .toList();
        if (said.contains(HUNDRED)) {
            return Spelling.WHOLE;
        }
        return beginning(said).isPresent() ? Spelling.APART : Spelling.UNTOLD;
    }

    /** The likeliest alternative that is a proper beginning of 100. */
    static Optional<String> beginning(Alternatives alternatives) {
        return beginning(alternatives.tokens().stream()
                .map(TokenProbability::token)
                .map(HundredRule::text)
                .toList());
    }

    private static Optional<String> beginning(List<String> said) {
        return said.stream()
                .filter(text -> !text.isEmpty() && !text.equals(HUNDRED) && HUNDRED.startsWith(text))
                .findFirst();
    }

    private static String text(String token) {
        return TokenText.plain(token).strip();
    }
}
