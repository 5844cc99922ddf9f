package io.plumbline.judge.reading.spelled;

import io.plumbline.events.answer.TokenProbability;
import io.plumbline.judge.reading.Alternatives;
import io.plumbline.judge.reading.TokenText;
import java.util.List;

/**
 * A reply whose beginning is given and whose rest is known. Only a server that continues it says the rest; one that opens a new
 * turn begins again. Whether the reply's text repeats the beginning tells nothing, because some servers give it back.
 *
 * @param question asks for the reply
 * @param begun the given beginning of the reply
 * @param rest what is left to say
 */
public record KnownContinuation(String question, String begun, String rest) {

    /** A judge that copies a number is this sure of its next digit. */
    private static final double LEAST = 0.5;

    /** Two, so that no server says what is right by accident. */
    public static List<KnownContinuation> all() {
        return List.of(number("5813", 2), number("9274", 2));
    }

    private static KnownContinuation number(String number, int given) {
        String question = "Reply with the number " + number + " and nothing else.";
        return new KnownContinuation(question, number.substring(0, given), number.substring(given));
    }

    /**
     * Whether a reply goes on from the beginning.
     *
     * @param next the alternatives of the reply's first token
     */
    public boolean isContinued(List<TokenProbability> next, int asked) {
        return Alternatives.of(next, asked).tokens().stream()
                        .filter(token -> isRest(TokenText.plain(token.token()).strip()))
                        .mapToDouble(TokenProbability::probability)
                        .sum()
                > LEAST;
    }

    private boolean isRest(String said) {
        return !said.isEmpty() && (rest.startsWith(said) || said.startsWith(rest));
    }
}
