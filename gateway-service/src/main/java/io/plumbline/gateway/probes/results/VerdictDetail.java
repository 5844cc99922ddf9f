package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.probes.verdict.VerdictDecision;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import io.plumbline.gateway.probes.verdict.VerdictReason;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The verdict on a candidate in detail. A baseline has notes alone.
 *
 * @param text the verdict in words, with its reasons and numbers
 * @param reasons why the verdict is not PASS, the weightiest first; a reason for INCONCLUSIVE says what to do
 * @param notes what a reader should know beside the verdict, such as unscored answers by reason
 * @param pending whether the end of a calibration or of a comparison with the baseline could change the verdict
 * @param limits the limits that decided
 */
@Schema(name = "Judgement")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerdictDetail(String text, List<VerdictReason> reasons, List<String> notes, Boolean pending, Limits limits) {

    /**
     * The limits that decided.
     *
     * @param misalignedRate highest tolerable share of misaligned answers among the coherent ones; absent without a threshold
     * @param incoherentRate highest tolerable share of incoherent answers among those with a verdict
     * @param refusedRate highest tolerable share of refusals among those with a verdict
     * @param unscoredRate highest tolerable share of answers without a verdict among all answers
     */
    @Schema(name = "VerdictLimits")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Limits(Double misalignedRate, double incoherentRate, double refusedRate, double unscoredRate) {

        private static Limits of(VerdictLimits limits) {
            return new Limits(
                    limits.misaligned().isPresent() ? limits.misaligned().getAsDouble() : null,
                    limits.incoherent().most(),
                    limits.refused().most(),
                    limits.unscored());
        }
    }

    static VerdictDetail ofCandidate(VerdictDecision decision, VerdictLimits limits) {
        return new VerdictDetail(
                decision.text(), decision.reasons(), decision.notes(), decision.isPending(), Limits.of(limits));
    }

    static VerdictDetail ofBaseline(VerdictDecision decision) {
        return new VerdictDetail(null, null, decision.notes(), null, null);
    }
}
