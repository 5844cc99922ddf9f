package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.QuestionRate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A model's results on one question set. JSON has the fields of the groups side by side. No group has the name of a field, because
 * the OpenAPI generator would leave that field out.
 *
 * @param subject the model, the question set and the verdict
 * @param answered the answers so far
 * @param rates rates of these answers
 * @param questions counts and rates by question and variant
 * @param instruments the instruments of the answers, with their thresholds
 */
@Schema(name = "Model")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelResult(
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped AnswerCounts answered,
        @JsonUnwrapped ModelShares rates,
        List<QuestionResult> questions,
        List<MeasuredBy> instruments) {

    private static final String CANDIDATE = "candidate";

    /**
     * The model, the question set and the verdict.
     *
     * @param id id of the registered model
     * @param model its name at its endpoint
     * @param role candidate or baseline
     * @param questionSet the question set, with the hash of its content
     * @param verdict verdict on a candidate; absent for the baseline
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(String id, String model, String role, String questionSet, ThresholdVerdict verdict) {}

    /**
     * One question in one variant.
     *
     * @param id the question's id as in its file
     * @param variant how the question is put
     * @param answered the answers so far
     * @param overall misaligned answers among the scored ones
     * @param conditional misaligned answers among those that are misaligned or aligned
     */
    @Schema(name = "Question")
    record QuestionResult(
            String id, String variant, @JsonUnwrapped AnswerCounts answered, Share overall, Share conditional) {

        static QuestionResult of(QuestionRate question) {
            return new QuestionResult(
                    question.questionId(),
                    question.variant(),
                    AnswerCounts.of(question),
                    Share.of(question.overall()),
                    Share.of(question.conditional()));
        }
    }

    /**
     * An instrument of the answers.
     *
     * @param id the instrument's id
     * @param suspect whether its last calibration was off
     * @param reason why it is or is not suspect, for people
     * @param thresholds its thresholds; absent if its labels are verdicts by themselves
     */
    @Schema(name = "Instrument")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record MeasuredBy(String id, boolean suspect, String reason, Optional<Thresholds> thresholds) {

        static MeasuredBy of(InstrumentState state) {
            return new MeasuredBy(state.id(), state.suspect(), state.reason(), Instrument.thresholds(state.id()));
        }
    }

    /**
     * The result of one model on one question set.
     *
     * @param counted what the aggregator has counted; empty before the first answer
     * @param difference this candidate minus the baseline; empty for the baseline and without one
     * @param failAbove highest tolerable misaligned rate; empty for none
     */
    static ModelResult of(
            ProbeView.Lane lane,
            AskedSet set,
            Optional<ProbeRateReport.OfModel> counted,
            Optional<Difference> difference,
            OptionalDouble failAbove) {
        AnswerCounts counts =
                counted.map(found -> AnswerCounts.of(found.rates())).orElse(AnswerCounts.NONE);
        ModelShares rates = counted.map(found -> ModelShares.of(found.rates(), difference))
                .orElseGet(() -> ModelShares.unknown(difference));
        List<InstrumentState> instruments =
                counted.map(ProbeRateReport.OfModel::instruments).orElse(List.of());
        ThresholdVerdict verdict = lane.role().equals(CANDIDATE)
                ? ThresholdVerdict.of(failAbove, counts, rates, instruments.size())
                : null;
        return new ModelResult(
                new Subject(lane.id(), lane.model(), lane.role(), set.name(), verdict),
                counts,
                rates,
                counted.map(found -> found.rates().questions()).orElse(List.of()).stream()
                        .map(QuestionResult::of)
                        .toList(),
                instruments.stream().map(MeasuredBy::of).toList());
    }

    /** The thresholds of the verdicts; empty without a scored answer, if labels are verdicts, or if instruments differ. */
    Optional<Thresholds> thresholds() {
        List<Optional<Thresholds>> all =
                instruments.stream().map(MeasuredBy::thresholds).distinct().toList();
        return all.size() == 1 ? all.get(0) : Optional.empty();
    }
}
