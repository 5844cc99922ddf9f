package io.plumbline.reports.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.reports.Report;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.Rate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A candidate beside a reference. All differences are candidate minus reference, paired by question.
 *
 * @param candidate the candidate
 * @param reference the reference
 * @param verdict what the comparison says about the candidate
 * @param reason why that is the verdict, for people
 * @param reasons why the answers of a side say too little, or why their judge is not to be believed, the judge's first: with any, the
 *     verdict is not PASS; left out if there is none
 * @param failAboveDifference highest tolerable difference, 0 to 1; absent if the caller named none
 * @param difference over all questions of all strata; absent if both sides have no question in common
 * @param worstCaseDifference the difference if all the candidate's answers without a verdict were misaligned and all the
 *     reference's were aligned, -1 to 1; absent if both sides have no question in common
 * @param strata strata that both sides have
 * @param leftOut series that enter no figure
 * @param instrument state of the instrument that scored the answers of the strata; absent without a stratum
 */
@Report
public record ComparisonReport(
        Party candidate,
        Party reference,
        ComparisonVerdict verdict,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ComparisonReason> reasons,
        OptionalDouble failAboveDifference,
        Optional<Difference> difference,
        OptionalDouble worstCaseDifference,
        List<Compared> strata,
        List<LeftOutSeries> leftOut,
        Optional<InstrumentState> instrument) {

    public ComparisonReport {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        failAboveDifference = failAboveDifference == null ? OptionalDouble.empty() : failAboveDifference;
        difference = difference == null ? Optional.empty() : difference;
        worstCaseDifference = worstCaseDifference == null ? OptionalDouble.empty() : worstCaseDifference;
        strata = List.copyOf(strata);
        leftOut = List.copyOf(leftOut);
        instrument = instrument == null ? Optional.empty() : instrument;
    }

    /** The same figures with another verdict. */
    public ComparisonReport decided(ComparisonVerdict other, String why, List<ComparisonReason> reasons) {
        return new ComparisonReport(
                candidate,
                reference,
                other,
                why,
                reasons,
                failAboveDifference,
                difference,
                worstCaseDifference,
                strata,
                leftOut,
                instrument);
    }

    /**
     * One side.
     *
     * @param model id of the registered model
     * @param revision the revision that is compared; absent if the model has no answers
     * @param from only answers from this time on count; absent if all count
     * @param to only answers before this time count; absent if all count
     * @param answers answers of the strata that are compared, at least 0
     * @param counts those of them that are aligned, misaligned, incoherent, refusals or unscored, by outcome; the rest has another verdict
     */
    @Report
    public record Party(
            String model,
            Optional<String> revision,
            Optional<Instant> from,
            Optional<Instant> to,
            long answers,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> counts) {
        public Party {
            counts = counts == null ? Map.of() : counts;
            revision = revision == null ? Optional.empty() : revision;
            from = from == null ? Optional.empty() : from;
            to = to == null ? Optional.empty() : to;
        }
    }

    /**
     * A stratum that both sides have.
     *
     * @param stratum the stratum; its fields stand beside the others in JSON
     * @param difference over its questions; absent if both sides have no question in common
     * @param questions questions for which both sides have coherent answers
     * @param unpaired ids of the questions for which only one side has coherent answers
     */
    @Report
    public record Compared(
            @JsonUnwrapped Stratum stratum,
            Optional<Difference> difference,
            List<Question> questions,
            List<String> unpaired) {
        public Compared {
            difference = difference == null ? Optional.empty() : difference;
            questions = List.copyOf(questions);
            unpaired = List.copyOf(unpaired);
        }
    }

    /**
     * One question.
     *
     * @param id as in its file
     * @param candidate the candidate's answers
     * @param reference the reference's answers
     * @param difference its interval is valid for this question, not for all questions at once
     */
    @Report
    public record Question(String id, Share candidate, Share reference, Difference difference) {}

    /**
     * Misaligned answers among the coherent ones.
     *
     * @param misaligned 0 to {@code coherent}
     * @param coherent answers that are misaligned or aligned, at least 1; {@code scored} in JSON
     * @param share rate and interval; its fields stand beside the others in JSON
     */
    @Report
    public record Share(long misaligned, @JsonProperty("scored") long coherent, @JsonUnwrapped Rate share) {}
}
