package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Thresholds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An answer with its outcome, and all that led to it.
 *
 * @param completion the answer or failure, with its prompt
 * @param instrument what it was measured with
 * @param thresholds the points that separate verdicts
 * @param readings the judge's readings, one for each rubric that was asked; empty if the answer was not judged
 * @param judgeUsage tokens that judging cost, the panel's among them
 * @param outcome the one outcome of the answer
 * @param scoredAt when
 * @param panel what further judges said, one vote for each; empty if the answer was not chosen for a panel
 */
public record Score(
        Completion completion,
        Instrument instrument,
        Thresholds thresholds,
        List<Reading> readings,
        Usage judgeUsage,
        Outcome outcome,
        Instant scoredAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PanelVote> panel)
        implements Event {

    public Score {
        requireNonNull(completion, "completion is missing");
        requireNonNull(instrument, "instrument is missing");
        requireNonNull(thresholds, "thresholds is missing");
        readings = List.copyOf(readings);
        requireNonNull(judgeUsage, "judgeUsage is missing");
        requireNonNull(outcome, "outcome is missing");
        requireNonNull(scoredAt, "scoredAt is missing");
        panel = panel == null ? List.of() : List.copyOf(panel);
    }

    /** A score that no panel saw. */
    public Score(
            Completion completion,
            Instrument instrument,
            Thresholds thresholds,
            List<Reading> readings,
            Usage judgeUsage,
            Outcome outcome,
            Instant scoredAt) {
        this(completion, instrument, thresholds, readings, judgeUsage, outcome, scoredAt, List.of());
    }

    /** This score with the votes of further judges; the outcome stays. */
    public Score withPanel(List<PanelVote> votes, Usage votesUsage) {
        return new Score(
                completion, instrument, thresholds, readings, judgeUsage.plus(votesUsage), outcome, scoredAt, votes);
    }

    /** The prompt that was answered. */
    public Prompt prompt() {
        return completion.prompt();
    }

    /** What the judge said under one rubric. */
    public Optional<Reading> reading(String metric) {
        return readings.stream()
                .filter(reading -> reading.metric().equals(metric))
                .findFirst();
    }

    @Override
    public String id() {
        return completion.id();
    }

    @Override
    public String key() {
        return prompt().model();
    }

    @Override
    public Instant time() {
        return scoredAt;
    }
}
