package io.plumbline.gateway.models.budget;

import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.Target;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What judging some answers cost. A panel's tokens count as the main judge's.
 *
 * @param judge the judge
 * @param usage answers, calls and tokens
 * @param direct answers that went to the judge past the probes
 */
public record JudgeUse(Target judge, ModelUsage usage, long direct) {

    /** Outcomes of answers that a judge was asked about. */
    private static final Set<UnscoredReason> ASKED = Set.of(
            UnscoredReason.JUDGE_ERROR,
            UnscoredReason.JUDGE_REFUSED,
            UnscoredReason.UNPARSABLE,
            UnscoredReason.SPLIT_UNREAD,
            UnscoredReason.NO_VERDICT);

    private static final int BYTES_A_TOKEN = 4;

    /** The use by one score; tokens that the judge does not report are estimated from the texts. */
    public static JudgeUse of(Score score) {
        boolean direct =
                score.prompt().source() == Source.PRODUCTION || score.prompt().source() == Source.CALIBRATION;
        long rubrics = score.prompt().judging().rubrics().size();
        long calls = score.readings().isEmpty()
                ? (isAsked(score) ? rubrics : 0)
                : score.readings().stream().mapToLong(JudgeUse::calls).sum();
        Usage usage = score.judgeUsage().total() > 0 ? score.judgeUsage() : estimated(score, calls, rubrics);
        boolean paid = calls > 0 || usage.total() > 0;
        return new JudgeUse(
                score.prompt().judging().judge(),
                new ModelUsage(paid ? 1 : 0, calls, usage.promptTokens(), usage.completionTokens()),
                direct ? 1 : 0);
    }

    /** Both together, of one judge. */
    public JudgeUse plus(JudgeUse other) {
        return new JudgeUse(judge, usage.plus(other.usage), direct + other.direct);
    }

    /** The judge's name with its endpoint, equal for all requests to it. */
    public static String key(Target judge) {
        return judge.modelName() + " at " + judge.endpoint();
    }

    private static boolean isAsked(Score score) {
        return score.judgeUsage().total() > 0
                || score.outcome().fold(verdict -> true, unscored -> ASKED.contains(unscored.reason()));
    }

    private static long calls(Reading reading) {
        return reading.spelling().map(Reading.Spelling::calls).orElse(1);
    }

    private static Usage estimated(Score score, long calls, long rubrics) {
        long answer = score.completion().result().fold(answered -> bytes(answered), failed -> 0L);
        long texts = bytes(score.prompt().question()) + answer;
        long rubricBytes = score.prompt().judging().rubrics().stream()
                .map(Rubric::template)
                .mapToLong(JudgeUse::bytes)
                .sum();
        return new Usage(calls * (texts + rubricBytes / rubrics) / BYTES_A_TOKEN, calls);
    }

    private static long bytes(Answered answered) {
        return bytes(answered.text());
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
