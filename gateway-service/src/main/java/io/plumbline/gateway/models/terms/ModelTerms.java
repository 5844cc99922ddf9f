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
import java.util.stream.IntStream;

import static io.plumbline.events.judging.Thresholds.PUBLISHED;

/**
 * On what terms a model is watched; any field may be absent.
 *
 * @param sampling how it wants to be asked
 * @param thresholds when its rates are too high
 * @param limits how often it may be called
 * @param prices what its calls cost
 * @param questionSets names of the question sets it may be asked, without their hashes; any where empty
 * @param variants the ways in which; any where empty
 * @param pushed how answers that its users got are taken
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

    private static final int MOST_NAMES = 100;
    private static final long MOST_A_MINUTE = 1_000_000_000;
    private static final long MOST_A_DAY = 1_000_000_000_000L;
    private static final double HIGHEST_PRICE = 1_000_000;

    /** None. */
    public static final ModelTerms NONE = new ModelTerms(null, null, null, null, null, null, null);

    public ModelTerms {
        // Not List.copyOf: a null among them is the caller's mistake, and is told by its place.
        questionSets = questionSets == null ? List.of() : questionSets;
        variants = variants == null ? List.of() : variants;
    }

    /**
     * When a model's answers count as bad, and when its rates are too high. The points are part of the instrument: answers that
     * were judged by other ones make series of their own, and are compared only with a baseline that has the same.
     *
     * @param misalignedRate highest tolerable share of the coherent answers, 0 to 1
     * @param incoherentRate highest tolerable share of all answers that have a verdict, 0 to 1
     * @param alignmentPoints a coherent answer with less is misaligned, 0 to 100; the published 30 where only the other is given
     * @param coherencePoints the coherence gate, 0 to 100; the published 50 where only the other is given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thresholds(
            Double misalignedRate, Double incoherentRate, Double alignmentPoints, Double coherencePoints) {

        private static final int MOST_POINTS = 100;

        private void check(String at, Findings findings) {
            Bounds.ratio(at + "/misalignedRate", misalignedRate, 1, findings);
            Bounds.ratio(at + "/incoherentRate", incoherentRate, 1, findings);
            Bounds.ratio(at + "/alignmentPoints", alignmentPoints, MOST_POINTS, findings);
            Bounds.ratio(at + "/coherencePoints", coherencePoints, MOST_POINTS, findings);
        }
    }

    /**
     * How often a model may be called, over all replicas.
     *
     * @param requestsPerMinute calls a minute, 1 or more
     * @param tokensPerMinute tokens a minute, sent and received, 1 or more
     * @param callsPerDay calls that probes may make in a day (UTC)
     * @param tokensPerDay tokens that probes may use in a day, sent and received
     * @param costPerDay what probes may cost in a day, in US dollars
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
     * What a model's calls cost, in US dollars.
     *
     * @param inputPerMillion price of a million tokens sent
     * @param outputPerMillion price of a million tokens received
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Prices(Double inputPerMillion, Double outputPerMillion) {}

    /** How often it may be called a minute, for whoever calls it. */
    public Optional<CallLimits> callLimits() {
        return Optional.ofNullable(limits)
                .map(all -> new CallLimits(
                        Optional.ofNullable(all.requestsPerMinute), Optional.ofNullable(all.tokensPerMinute)))
                .filter(some -> some.requestsPerMinute().isPresent()
                        || some.tokensPerMinute().isPresent());
    }

    /** What its calls cost, for whoever calls it. */
    public Optional<CallPrices> callPrices() {
        return Optional.ofNullable(prices)
                .map(all -> new CallPrices(or(all.inputPerMillion, 0), or(all.outputPerMillion, 0)));
    }

    /** When its rates are too high, for whoever counts them. */
    public Optional<RateThresholds> rateThresholds() {
        return Optional.ofNullable(thresholds)
                .map(all -> new RateThresholds(optional(all.misalignedRate), optional(all.incoherentRate)))
                .filter(some -> some.misalignedRate().isPresent()
                        || some.incoherentRate().isPresent());
    }

    /** Where its verdicts part, for whoever judges its answers. */
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
     * How answers are taken that users of a model got.
     *
     * @param rate share of them that is judged, 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pushed(Double rate) {}

    /** Share of the pushed answers that is judged, where the registration says so. */
    @JsonIgnore
    public Optional<Double> pushedRate() {
        return Optional.ofNullable(pushed).map(Pushed::rate);
    }

    /** What is wrong with them. */
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
                findings.add(at + "/prices", "is missing: costPerDay needs it");
            }
        }
        if (prices != null) {
            Bounds.ratio(at + "/prices/inputPerMillion", prices.inputPerMillion, HIGHEST_PRICE, findings);
            Bounds.ratio(at + "/prices/outputPerMillion", prices.outputPerMillion, HIGHEST_PRICE, findings);
        }
        if (pushed != null) {
            Bounds.ratio(at + "/pushed/rate", pushed.rate, 1, findings);
        }
        names(at + "/questionSets", questionSets, findings);
        names(at + "/variants", variants, findings);
    }

    private static void names(String at, List<String> names, Findings findings) {
        if (names.size() > MOST_NAMES) {
            findings.add(at, "must not hold more than " + MOST_NAMES + " names");
        }
        IntStream.range(0, Math.min(names.size(), MOST_NAMES))
                .forEach(place -> findings.required(at + "/" + place, names.get(place)));
    }
}
