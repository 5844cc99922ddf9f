package io.plumbline.events.judging;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.UnscoredReason;
import java.util.Arrays;

/** What a check of a judge found. On its way to the gateway it is the outcome of an answer with source CHECK. */
public enum CheckFinding {
    /** Known answers, good and bad, got the points that they deserve. */
    FIT(UnscoredReason.NO_VERDICT),
    /** The judge replies in the rubric's words, but gave known answers no points, so its scale was not seen. Its readings count. */
    UNSEEN(UnscoredReason.UNPARSABLE),
    /** The judge cannot be used: none of its readings counts. */
    UNFIT(UnscoredReason.JUDGE_UNFIT),
    /** The judge could not be reached, or only in part. */
    UNKNOWN(UnscoredReason.JUDGE_ERROR);

    private final UnscoredReason reason;

    CheckFinding(UnscoredReason reason) {
        this.reason = reason;
    }

    /** Whether the judge's readings count. */
    public boolean admits() {
        return this == FIT || this == UNSEEN;
    }

    /** The outcome that carries this finding, with its reason in words. */
    public Unscored outcome(String detail) {
        return new Unscored(reason, detail);
    }

    /** The finding that an outcome of {@link #outcome} carries; fit for a verdict, which only an admitted judge gives. */
    public static CheckFinding of(Outcome outcome) {
        return outcome.fold(verdict -> FIT, unscored -> Arrays.stream(values())
                .filter(fitness -> fitness.reason == unscored.reason())
                .findFirst()
                .orElse(UNKNOWN));
    }
}
