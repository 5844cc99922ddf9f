package io.plumbline.gateway.judges;

import java.time.Duration;
import java.time.Instant;

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
            return waiting("", submitted, now, most);
        }
        return switch (known.state) {
            case FIT, UNSEEN -> known.checkedAt.plus(VALID).isAfter(now) ? SEND : SEND_AND_ASK;
            case UNFIT ->
                known.checkedAt.isAfter(submitted)
                                || known.checkedAt.plus(UNFIT_FOR).isAfter(now)
                        ? new JudgeRelease(Move.REFUSE, known.reason, false, false)
                        : waiting(known.reason, submitted, now, most);
            case UNKNOWN -> waiting(known.reason, submitted, now, most);
        };
    }

    private static JudgeRelease waiting(String reason, Instant submitted, Instant now, Duration most) {
        String words = "the judge is checked first" + (reason.isEmpty() ? "" : ": " + reason);
        return submitted.plus(most).isAfter(now) ? new JudgeRelease(Move.HOLD, words, true, false) : SEND_UNVOUCHED;
    }
}
