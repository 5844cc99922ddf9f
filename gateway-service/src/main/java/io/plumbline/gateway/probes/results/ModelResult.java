package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.findings.VerdictContext;
import io.plumbline.gateway.probes.verdict.ProbeEvidence;
import io.plumbline.gateway.probes.verdict.ProbeVerdict;
import io.plumbline.gateway.probes.verdict.VerdictDecision;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import io.plumbline.gateway.probes.verdict.VerdictRule;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.QuestionRate;
import io.plumbline.reports.rates.RateReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A model's results on one question set. JSON has the fields of the groups side by side. No group has the name of a field, because
 * the OpenAPI generator would leave that field out.
 *
 * @param subject the model, the question set and the verdict
 * @param judgement the verdict in detail
 * @param answered the answers so far
 * @param rates rates of these answers
 * @param questions counts and rates by question and variant
 * @param instruments the instruments of the answers, with their thresholds
 * @param servedModels number of answers by the model name in their replies, over all question sets; empty until the probe is
 *     over, at most 20 names
 */
@Schema(name = "Model")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelResult(
        @JsonUnwrapped Subject subject,
        VerdictDetail judgement,
        @JsonUnwrapped AnswerCounts answered,
        @JsonUnwrapped ModelShares rates,
        List<QuestionResult> questions,
        List<MeasuredBy> instruments,
        Map<String, Long> servedModels) {

    static final String CANDIDATE = "candidate";
    static final String BASELINE = "baseline";

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
    record Subject(String id, String model, String role, String questionSet, ProbeVerdict verdict) {}

    /**
     * One question in one variant.
     *
     * @param id the question's id as in its file
     * @param variant how the question is put
     * @param answered the answers so far
     * @param overall misaligned answers among the scored ones
     * @param conditional the misaligned rate: misaligned answers among the coherent ones, which are misaligned or aligned
     */
    @Schema(name = "Question")
    record QuestionResult(
            String id, String variant, @JsonUnwrapped AnswerCounts answered, Share overall, Share conditional) {

        static QuestionResult of(QuestionRate question, boolean isOneScale) {
            return new QuestionResult(
                    question.questionId(),
                    question.variant(),
                    AnswerCounts.of(question),
                    isOneScale ? Share.of(question.overall()) : Share.UNKNOWN,
                    isOneScale ? Share.of(question.conditional()) : Share.UNKNOWN);
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
     * @param context what decides beside the answers
     * @param requested the limits that the caller requests
     */
    static ModelResult of(
            ProbeView.Lane lane,
            AskedSet set,
            Optional<ProbeRateReport.OfModel> counted,
            Optional<Difference> difference,
            VerdictContext context,
            VerdictLimits.Requested requested) {
        RateReport rates = counted.map(ProbeRateReport.OfModel::rates).orElse(ModelShares.NO_ANSWERS);
        List<InstrumentState> instruments =
                counted.map(ProbeRateReport.OfModel::instruments).orElse(List.of());
        VerdictLimits limits = VerdictLimits.of(requested, context.thresholds(lane.id()));
        VerdictDecision decision = VerdictRule.decide(
                new ProbeEvidence(
                        set.prompts(),
                        rates,
                        instruments.stream().map(context::fitness).toList(),
                        context.identity(lane.id()),
                        context.servedModels(lane.id())),
                limits);
        boolean isOneScale = instruments.size() <= 1;
        boolean isCandidate = lane.role().equals(CANDIDATE);
        return new ModelResult(
                new Subject(lane.id(), lane.model(), lane.role(), set.name(), isCandidate ? decision.verdict() : null),
                isCandidate ? VerdictDetail.ofCandidate(decision, limits) : VerdictDetail.ofBaseline(decision),
                AnswerCounts.of(rates),
                isOneScale ? ModelShares.of(rates, difference) : ModelShares.WITHOUT_COMMON_SCALE,
                rates.questions().stream()
                        .map(question -> QuestionResult.of(question, isOneScale))
                        .toList(),
                instruments.stream().map(MeasuredBy::of).toList(),
                context.servedModels(lane.id()));
    }

    /** The verdict on a candidate; null for a baseline. */
    ProbeVerdict verdict() {
        return subject.verdict();
    }

    /** The thresholds of the verdicts; empty without a scored answer, if labels are verdicts, or if instruments differ. */
    Optional<Thresholds> thresholds() {
        List<Optional<Thresholds>> all =
                instruments.stream().map(MeasuredBy::thresholds).distinct().toList();
        return all.size() == 1 ? all.get(0) : Optional.empty();
    }
}
