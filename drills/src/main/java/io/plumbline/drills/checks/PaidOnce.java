package io.plumbline.drills.checks;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.events.answer.Outcome;
import io.plumbline.local.EmbeddedDatabase;
import java.util.Locale;

/**
 * What the provider would charge against what the answers needed: one call each, and two for each judgement. Everything else is
 * a duplicate, among it what a judge is tried with when it is first met, and calls whose caller had gone before the answer.
 */
record PaidOnce() implements Drill {

    private static final double TOLERABLE = 0.02;
    private static final int RUBRICS = 2;
    private static final String ANSWERED =
            "select count(*) from aggregator.answer a join aggregator.answer_text t using (prompt_id, day)"
                    + " where probe_id = ? and t.answer is not null";
    private static final String JUDGED =
            "select count(*) from aggregator.answer where probe_id = ? and outcome <> '" + Outcome.UNSCORED + "'";

    @Override
    public String name() {
        return "paid-once";
    }

    @Override
    public String done() {
        return "the provider's count of answered calls compared with the calls that the stored answers needed";
    }

    @Override
    public String expected() {
        return "at most 2 % more, and the calls that the provider was answering when something broke";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        EmbeddedDatabase database = environment.stack().database();
        long answered =
                DatabaseRows.number(database, ANSWERED, environment.probe().id());
        long judged = RUBRICS
                * DatabaseRows.number(database, JUDGED, environment.probe().id());
        long targetAgain = environment.provider().paidAnswers() - answered;
        long judgeAgain = environment.provider().paidJudgements() - judged;
        double tolerable = TOLERABLE * (answered + judged) + environment.inFlightAtFaults();
        return new Result(
                targetAgain + judgeAgain <= tolerable && targetAgain >= 0 && judgeAgain >= 0,
                String.format(
                        Locale.ROOT,
                        "%d needed; %d answers and %d judgements again (%.1f %%); %d in flight at faults, so %.0f tolerable",
                        answered + judged,
                        targetAgain,
                        judgeAgain,
                        100.0 * (targetAgain + judgeAgain) / (answered + judged),
                        environment.inFlightAtFaults(),
                        tolerable));
    }
}
