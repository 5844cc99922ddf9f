package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Judging;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.scoring.ScoringMethods;
import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Judges an answer, and once or twice more if it stays unscored for a reason that another reply could change. Only the rubrics
 * without a reading are asked again. What is unscored after that counts as unscored.
 */
final class ThreeTries {

    private static final int MOST = 3;

    /** Reasons of the judge's. A label that only sorts is a reply, however often it is asked for. */
    private static final Set<UnscoredReason> CHANGING = EnumSet.of(
            UnscoredReason.JUDGE_ERROR,
            UnscoredReason.JUDGE_REFUSED,
            UnscoredReason.UNPARSABLE,
            UnscoredReason.SPLIT_UNREAD);

    private final JudgeCall judge;
    private final ScoringMethods methods;

    ThreeTries(JudgeCall judge, ScoringMethods methods) {
        this.judge = judge;
        this.methods = methods;
    }

    /**
     * What the tries came to.
     *
     * @param judgements one for each rubric, with the cost of all tries
     * @param outcome the answer's
     */
    record Result(List<Judgement> judgements, Outcome outcome) {}

    Uni<Result> measured(Judging judging, AskedAnswer answer, Caller caller) {
        return judge.measure(judging, answer, caller)
                .chain(judgements -> settled(judging, answer, caller, judgements, 1));
    }

    private Uni<Result> settled(
            Judging judging, AskedAnswer answer, Caller caller, List<Judgement> judgements, int tries) {
        Outcome outcome = methods.of(judging.mode()).decide(judging, judgements);
        boolean again = tries < MOST
                && outcome.fold(verdict -> false, unscored -> CHANGING.contains(unscored.reason()))
                && judgements.stream().anyMatch(Judgement::mayChange);
        return again
                ? judge.again(judging, answer, caller, judgements, tries)
                        .chain(after -> settled(judging, answer, caller, after, tries + 1))
                : Uni.createFrom().item(new Result(judgements, outcome));
    }
}
