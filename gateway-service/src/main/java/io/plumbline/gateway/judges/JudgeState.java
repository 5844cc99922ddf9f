package io.plumbline.gateway.judges;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.judging.CheckFinding;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the last check of a judge found.
 *
 * @param kind the finding
 * @param reason why the judge cannot be used, or why that is not known; empty if it can
 * @param checkedAt when the check ended; absent before the first
 */
@Schema(name = "JudgeState")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JudgeState(Kind kind, String reason, Instant checkedAt) {

    /** For a judge that was never asked for. */
    public static final JudgeState NEVER_CHECKED = new JudgeState(Kind.UNKNOWN, "not checked yet", null);

    /** What a check can find. */
    public enum Kind {
        /** Known answers, good and bad, got the points that they deserve. */
        FIT,
        /** Its readings count, but known answers got no points, so that its scale was not seen. */
        UNSEEN,
        /** None of its readings counts. */
        UNFIT,
        /** Not checked yet, or it could not be reached. */
        UNKNOWN;

        static Kind of(CheckFinding fitness) {
            return fitness == null ? UNKNOWN : valueOf(fitness.name());
        }
    }

    /** Whether the check saw that the judge tells good answers from bad ones. */
    public boolean isFit() {
        return kind == Kind.FIT;
    }
}
