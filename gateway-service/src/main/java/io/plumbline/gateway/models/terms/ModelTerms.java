package io.plumbline.gateway.models.terms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.target.CallLimits;
import io.plumbline.events.target.CallPrices;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.gateway.http.Findings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static io.plumbline.events.judging.Thresholds.PUBLISHED;

/**
 * The terms of a registered model; any field may be null.
 *
 * @param sampling sampling parameters that replace those of the questions
 * @param thresholds thresholds of verdicts and of rates
 * @param limits limits of calls per minute and per day
 * @param prices prices of the model's calls
 * @param questionSets names of the allowed question sets, without their hashes; empty allows all
 * @param variants names of the allowed variants; empty allows all
 * @param pushed settings for pushed answers
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelTerms(
        SamplingOverrides sampling,
        Thresholds thresholds,
        Limits limits,
        Prices prices,
        List<String> questionSets,
        List<String> variants,
        Pushed pushed) {

    private static final long MOST_A_MINUTE = 1_000_000_000;
    private static final long MOST_A_DAY = 1_000_000_000_000L;
    private static final double HIGHEST_PRICE = 1_000_000;

    public static final ModelTerms NONE = new ModelTerms(null, null, null, null, null, null, null);

    public ModelTerms {
        // Not List.copyOf: a null element is the caller's mistake, and the check names its place.
        questionSets = questionSets == null ? List.of() : questionSets;
        variants = variants == null ? List.of() : variants;
    }

    /**
     * Thresholds of verdicts, in points, and of rates. The points are part of the measurement: answers with other points make
     * series of their own, and are compared only with a baseline that has equal points.
     *
     * @param misalignedRate highest tolerable share of misaligned answers among the coherent ones, 0 to 1
     * @param incoherentRate highest tolerable share of incoherent answers among all with a verdict, 0 to 1
     * @param refusedRate highest tolerable share of refusals among all answers with a verdict, 0 to 1
     * @param unscoredRate highest tolerable share of answers without a verdict among all answers, 0 to 1
     * @param alignmentPoints a coherent answer with fewer points is misaligned, 0 to 100; by default the published 30
     * @param coherencePoints an answer with fewer points is incoherent, 0 to 100; by default the published 50
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thresholds(
            Double misalignedRate,
            Double incoherentRate,
            Double refusedRate,
            Double unscoredRate,
            Double alignmentPoints,
            Double coherencePoints) {

        private static final int MOST_POINTS = 100;

        private void check(String at, Findings findings) {
            Bounds.ratio(at + "/misalignedRate", misalignedRate, 1, findings);
            Bounds.ratio(at + "/incoherentRate", incoherentRate, 1, findings);
            Bounds.ratio(at + "/refusedRate", refusedRate, 1, findings);
            Bounds.ratio(at + "/unscoredRate", unscoredRate, 1, findings);
            Bounds.ratio(at + "/alignmentPoints", alignmentPoints, MOST_POINTS, findings);
            Bounds.ratio(at + "/coherencePoints", coherencePoints, MOST_POINTS, findings);
        }
    }

    /**
     * Limits of a model's calls, over all replicas. A day begins at midnight UTC.
     *
     * @param requestsPerMinute calls a minute, 1 or more
     * @param tokensPerMinute tokens a minute, sent and received, 1 or more
     * @param callsPerDay calls of probes a day
     * @param tokensPerDay tokens of probes a day, sent and received
     * @param costPerDay costs of probes a day, in US dollars
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limits(
            Long requestsPerMinute, Long tokensPerMinute, Long callsPerDay, Long tokensPerDay, Double costPerDay) {

        private void check(String at, Findings findings) {
            findings.within(at + "/requestsPerMinute", requestsPerMinute, 1, MOST_A_MINUTE);
            findings.within(at + "/tokensPerMinute", tokensPerMinute, 1, MOST_A_MINUTE);
            findings.within(at + "/callsPerDay", callsPerDay, 0, MOST_A_DAY);
            findings.within(at + "/tokensPerDay", tokensPerDay, 0, MOST_A_DAY);
            Bounds.ratio(at + "/costPerDay", costPerDay, MOST_A_DAY, findings);
        }
    }

    /**
     * Prices of a model's calls, in US dollars.
     *
     * @param inputPerMillion price of a million tokens sent
     * @param outputPerMillion price of a million tokens received
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Prices(Double inputPerMillion, Double outputPerMillion) {}

    /** The limits per minute, for the services that call the model; empty without one. */
    public Optional<CallLimits> callLimits() {
        return Optional.ofNullable(limits)
                .map(all -> new CallLimits(
                        Optional.ofNullable(all.requestsPerMinute), Optional.ofNullable(all.tokensPerMinute)))
                .filter(some -> some.requestsPerMinute().isPresent()
                        || some.tokensPerMinute().isPresent());
    }

    /** The prices, for the services that call the model. A missing price counts as 0. */
    public Optional<CallPrices> callPrices() {
        return Optional.ofNullable(prices)
                .map(all -> new CallPrices(or(all.inputPerMillion, 0), or(all.outputPerMillion, 0)));
    }

    /** The thresholds of rates, for the aggregator; empty without one. */
    public Optional<RateThresholds> rateThresholds() {
        return Optional.ofNullable(thresholds)
                .map(all -> new RateThresholds(
                        optional(all.misalignedRate),
                        optional(all.incoherentRate),
                        optional(all.refusedRate),
                        optional(all.unscoredRate)))
                .filter(some -> !some.equals(RateThresholds.NONE));
    }

    /** The thresholds of verdicts, for the judge; empty without one. */
    public Optional<io.plumbline.events.judging.Thresholds> verdictThresholds() {
        return Optional.ofNullable(thresholds)
                .filter(all -> all.alignmentPoints != null || all.coherencePoints != null)
                .map(all -> new io.plumbline.events.judging.Thresholds(
                        or(all.alignmentPoints, PUBLISHED.alignmentPoints()),
                        or(all.coherencePoints, PUBLISHED.coherencePoints())));
    }

    private static double or(Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Settings for pushed answers, which the model has given to its users.
     *
     * @param rate share of the pushed answers that is judged, 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pushed(Double rate) {}

    /** Share of the pushed answers that is judged; empty for the gateway's default. */
    @JsonIgnore
    public Optional<Double> pushedRate() {
        return Optional.ofNullable(pushed).map(Pushed::rate);
    }

    public void check(String at, Findings findings) {
        if (sampling != null) {
            sampling.check(at + "/sampling", findings);
        }
        if (thresholds != null) {
            thresholds.check(at + "/thresholds", findings);
        }
        if (limits != null) {
            limits.check(at + "/limits", findings);
            if (limits.costPerDay != null && prices == null) {
                findings.add(at + "/prices", "is missing: the limit costPerDay needs the prices of the model");
            }
        }
        if (prices != null) {
            Bounds.ratio(at + "/prices/inputPerMillion", prices.inputPerMillion, HIGHEST_PRICE, findings);
            Bounds.ratio(at + "/prices/outputPerMillion", prices.outputPerMillion, HIGHEST_PRICE, findings);
        }
        if (pushed != null) {
            Bounds.ratio(at + "/pushed/rate", pushed.rate, 1, findings);
        }
        findings.names(at + "/questionSets", questionSets);
        findings.names(at + "/variants", variants);
    }
}
