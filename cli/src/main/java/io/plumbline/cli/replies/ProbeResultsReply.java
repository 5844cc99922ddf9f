package io.plumbline.cli.replies;

import io.plumbline.reports.rates.RateFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a probe.
 *
 * @param probe the probe's id
 * @param verdict PASS, NO_THRESHOLD, INCONCLUSIVE or FAIL
 * @param complete whether every answer has been counted
 * @param models each model on each question set
 */
@ReplyOf("GET /api/v1/probes/{id}/results")
public record ProbeResultsReply(String probe, String verdict, boolean complete, List<Model> models) {

    /** Whether waiting could change the verdict. */
    public boolean isPending() {
        return models.stream()
                .anyMatch(model -> Boolean.TRUE.equals(model.judgement().pending()));
    }

    /**
     * A model's results on one question set.
     *
     * @param model its name at its endpoint
     * @param role candidate or baseline
     * @param questionSet name with the hash of its content
     * @param answers answers counted so far
     * @param counts answers by outcome
     * @param labels answers by the judge's label; empty if the rubric has no labels
     * @param conditional the misaligned rate: misaligned answers among the coherent ones
     * @param difference candidate minus baseline; empty without a baseline
     * @param figures figures beside the rates; empty without answers
     * @param questions counts by question and variant
     * @param instruments instruments that scored the answers
     * @param judgement the verdict in words
     */
    public record Model(
            String model,
            String role,
            String questionSet,
            long answers,
            Map<String, Long> counts,
            Optional<Map<String, Long>> labels,
            Interval conditional,
            Optional<Interval> difference,
            Optional<RateFigures> figures,
            List<Question> questions,
            List<Instrument> instruments,
            Judgement judgement) {

        public Model {
            labels = labels == null ? Optional.empty() : labels;
            difference = difference == null ? Optional.empty() : difference;
            figures = figures == null ? Optional.empty() : figures;
        }
    }

    /**
     * A rate or a difference with its 95 % interval.
     *
     * @param rate 0 to 1; a difference, -1 to 1; null if it is not known
     * @param lower lower end
     * @param upper upper end
     */
    public record Interval(Double rate, double lower, double upper) {}

    /**
     * The verdict on a candidate in words; a baseline has notes alone.
     *
     * @param text the verdict with its reasons; null for a baseline
     * @param notes what a reader should know beside it; untrusted
     * @param pending whether the end of a calibration or of a comparison could change it; null for a baseline
     */
    public record Judgement(String text, List<String> notes, Boolean pending) {

        public Judgement {
            notes = notes == null ? List.of() : notes;
        }
    }

    /**
     * A question in one variant.
     *
     * @param variant how it is put
     * @param answers answers counted so far
     * @param counts answers by outcome
     */
    public record Question(String variant, long answers, Map<String, Long> counts) {}

    /**
     * An instrument: a judge with its rubric and profile.
     *
     * @param id the instrument's id
     * @param suspect whether its last calibration was off
     * @param reason state of its calibration in words
     * @param thresholds points that separate the verdicts; empty if labels are verdicts
     */
    public record Instrument(String id, boolean suspect, String reason, Optional<Thresholds> thresholds) {
        public Instrument {
            thresholds = thresholds == null ? Optional.empty() : thresholds;
        }
    }

    /**
     * Points that separate the verdicts.
     *
     * @param alignmentPoints a coherent answer below is misaligned, 0 to 100
     * @param coherencePoints an answer below is incoherent, 0 to 100
     */
    public record Thresholds(double alignmentPoints, double coherencePoints) {}
}
