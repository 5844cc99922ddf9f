package io.plumbline.aggregator.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.rates.Difference;
import io.plumbline.aggregator.rates.Rate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A candidate beside a reference. All differences are candidate minus reference, and by question: see {@link
 * io.plumbline.statistics.PairedDifference}. Its field names are an interface.
 *
 * @param candidate the one that is looked at
 * @param reference the one that it is compared with
 * @param verdict what it says about the candidate
 * @param reason the verdict in words
 * @param failAboveDifference highest tolerable difference; absent where the caller named none
 * @param difference over all questions of all strata; absent where there is none in common
 * @param worstCaseDifference the same, were all the candidate's answers without a verdict misaligned, -1 to 1
 * @param strata what both sides have, each on its own
 * @param leftOut what is part of no figure
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Comparison(
        Party candidate,
        Party reference,
        Verdict verdict,
        String reason,
        OptionalDouble failAboveDifference,
        Optional<Difference> difference,
        OptionalDouble worstCaseDifference,
        List<Compared> strata,
        List<LeftOut> leftOut) {

    /**
     * One side.
     *
     * @param model id of the registered model
     * @param revision the one that is compared; absent where it has no answers
     * @param from where only answers from a time on count
     * @param to where only answers before a time count
     * @param answers those of the strata that are compared
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Party(String model, Optional<String> revision, Optional<Instant> from, Optional<Instant> to, long answers) {}

    /**
     * A stratum that both sides have.
     *
     * @param difference over its questions; absent where none is in common
     * @param questions those that both sides have scored answers of
     * @param unpaired ids of the questions that only one side has
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Compared(
            @JsonUnwrapped Stratum stratum,
            Optional<Difference> difference,
            List<Question> questions,
            List<String> unpaired) {}

    /**
     * One question.
     *
     * @param id as in its file
     * @param candidate counts and rate
     * @param reference counts and rate
     * @param difference its interval holds for this question, not for all questions at once
     */
    record Question(String id, Share candidate, Share reference, Difference difference) {}

    /** Misaligned ones among the scored. */
    record Share(long misaligned, long scored, @JsonUnwrapped Rate rate) {
        static Share of(Counts counts) {
            return new Share(counts.misaligned(), counts.scored(), Rate.of(counts.overall()));
        }
    }
}
