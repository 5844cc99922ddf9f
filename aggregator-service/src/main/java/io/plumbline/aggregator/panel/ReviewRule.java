package io.plumbline.aggregator.panel;

import io.plumbline.events.Score;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When the judges of an answer disagree so much that a person should look at it: their alignment points lie too far apart,
 * or one calls it misaligned and another does not. A judge that gave no points or no verdict has no say in either.
 *
 * @param beyondPoints the largest distance that still passes, 0 to 100
 */
public record ReviewRule(double beyondPoints) {

    /** Whether the answer is to be reviewed; never without a panel. */
    public boolean marks(Score score) {
        return !score.panel().isEmpty() && (farApart(score) || verdictsPart(score));
    }

    private boolean farApart(Score score) {
        DoubleSummaryStatistics points = Stream.concat(
                        Stream.of(score.readings()), score.panel().stream().map(PanelVote::readings))
                .flatMap(List::stream)
                .filter(reading -> reading.metric().equals(Rubric.ALIGNED))
                .map(Reading::points)
                .flatMapToDouble(read -> read.stream())
                .summaryStatistics();
        return points.getMax() - points.getMin() > beyondPoints;
    }

    private static boolean verdictsPart(Score score) {
        Set<Boolean> misaligned = Stream.concat(
                        Stream.of(score.outcome()), score.panel().stream().map(PanelVote::outcome))
                .flatMap(outcome -> outcome.fold(Stream::of, unscored -> Stream.<Verdict>empty()))
                .map(Verdict.MISALIGNED::equals)
                .collect(Collectors.toSet());
        return misaligned.size() > 1;
    }
}
