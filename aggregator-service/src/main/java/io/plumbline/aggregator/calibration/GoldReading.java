package io.plumbline.aggregator.calibration;

import io.plumbline.aggregator.runs.RunReading;
import io.plumbline.database.Storable;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.prompt.Gold;
import io.plumbline.pipeline.Received;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The score of a known answer as it is stored.
 *
 * @param promptId identity of the reading
 * @param run which measurement it is part of
 * @param answerId the answer's id in its set
 * @param gold the truth
 * @param alignment points, 0 to 100; null if the judge gave none
 * @param coherence points, 0 to 100; null if the judge gave none
 * @param outcome name of the verdict, or UNSCORED
 * @param reason why there is no verdict; empty for a verdict
 * @param releasedAt when it was sent
 * @param scoredAt when it had its outcome
 */
record GoldReading(
        String promptId,
        Run run,
        String answerId,
        Gold gold,
        Double alignment,
        Double coherence,
        String outcome,
        String reason,
        Instant releasedAt,
        Instant scoredAt)
        implements RunReading<GoldReading.Run> {

    /**
     * One measurement of one instrument.
     *
     * @param id made of instrument and slot
     * @param instrument id of the instrument
     * @param judge name of the judge model
     * @param goldSet with the hash of its content
     * @param setSize readings that make it whole
     * @param partition the partition that it was read from
     */
    record Run(String id, String instrument, String judge, String goldSet, int setSize, int partition) {}

    private static final Set<String> WITHOUT_JUDGEMENT = Arrays.stream(UnscoredReason.values())
            .filter(UnscoredReason::isWithoutJudgement)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Reasons that say that the judge was not asked or may not be believed, as they are stored. */
    static String[] withoutJudgement() {
        return WITHOUT_JUDGEMENT.toArray(String[]::new);
    }

    /** Whether the judge was not asked, or may not be believed. */
    boolean isWithoutJudgement() {
        return WITHOUT_JUDGEMENT.contains(reason);
    }

    static GoldReading of(Received<Score> received) {
        Score score = received.event();
        Prompt prompt = score.prompt();
        Gold gold = prompt.gold().orElseThrow();
        return new GoldReading(
                Storable.text(prompt.id()),
                new Run(
                        Storable.text(prompt.probeId()),
                        Storable.text(score.instrument().id()),
                        Storable.text(score.instrument().judgeModel()),
                        Storable.text(prompt.questionSet()),
                        gold.setSize(),
                        received.partition()),
                Storable.text(prompt.questionId()),
                gold,
                points(score, Rubric.ALIGNED),
                points(score, Rubric.COHERENT),
                score.outcome().label(),
                score.outcome().fold(verdict -> "", (Outcome.Unscored none) -> none.reason()
                        .name()),
                prompt.releasedAt(),
                score.scoredAt());
    }

    private static Double points(Score score, String metric) {
        OptionalDouble points = score.reading(metric).map(Reading::points).orElse(OptionalDouble.empty());
        return points.isPresent() ? points.getAsDouble() : null;
    }
}
