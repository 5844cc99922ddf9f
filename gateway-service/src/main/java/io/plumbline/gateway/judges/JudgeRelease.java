package io.plumbline.gateway.judges;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the state of a judge means for the prompts whose answers it would score.
 *
 * @param move what is done with the prompts
 * @param reason why they are held or refused; empty if they are sent
 * @param asks whether the judge is to be checked now
 * @param isUnvouched whether they are sent although no check found the judge fit in time
 */
public record JudgeRelease(Move move, String reason, boolean asks, boolean isUnvouched) {

    /** What is done with prompts. */
    public enum Move {
        /** They are sent to the model. */
        SEND,
        /** They wait for the check. */
        HOLD,
        /** They are accounted, and the model is not asked. */
        REFUSE
    }

    /** A check is worth as much as the judge service's own. */
    static final Duration VALID = Duration.ofHours(24);

    /** After this time an unfit judge may be another one; the judge service checks it again after this time too. */
    static final Duration UNFIT_FOR = Duration.ofMinutes(5);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final JudgeRelease SEND = new JudgeRelease(Move.SEND, "", false, false);

    private static final JudgeRelease SEND_AND_ASK = new JudgeRelease(Move.SEND, "", true, false);

    private static final JudgeRelease SEND_UNVOUCHED = new JudgeRelease(Move.SEND, "", true, true);

    /**
     * The decision for a probe's prompts.
     *
     * @param known the judge as stored; null if it was never checked
     * @param submitted when the probe was submitted
     * @param most longest time for which its prompts wait, from its submission on
     */
    static JudgeRelease of(JudgeCheckRow known, Instant submitted, Instant now, Duration most) {
        if (known == null || known.state == null || known.checkedAt == null) {
            return waiting("the judge is checked first", submitted, now, most);
        }
        return switch (known.state) {
            case FIT, UNSEEN -> known.checkedAt.plus(VALID).isAfter(now) ? SEND : SEND_AND_ASK;
            case UNFIT ->
                known.checkedAt.isAfter(submitted)
                                || known.checkedAt.plus(UNFIT_FOR).isAfter(now)
                        ? new JudgeRelease(Move.REFUSE, known.reason, false, false)
                        : waiting(
                                words(known, " is checked again, because it could not be used"), submitted, now, most);
            case UNKNOWN -> waiting(words(known, " does not answer"), submitted, now, most);
        };
    }

    private static String words(JudgeCheckRow known, String what) {
        return "the judge " + known.judge.modelName() + what + (known.reason.isEmpty() ? "" : ": " + known.reason);
    }

    private static JudgeRelease waiting(String why, Instant submitted, Instant now, Duration most) {
        Instant until = submitted.plus(most);
        String words = why + "; prompts wait until " + UTC.format(until) + " UTC at most, and are then sent unchecked";
        return until.isAfter(now) ? new JudgeRelease(Move.HOLD, words, true, false) : SEND_UNVOUCHED;
    }
}
