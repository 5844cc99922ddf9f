package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a probe found: the document that the command line prints and pipelines read. Its field names are an interface.
 *
 * @param probe the probe
 * @param verdict on all candidates together
 * @param complete whether every answer has been counted
 * @param models the candidates, then the baseline, each on each question set: answers to different sets are never added up
 * @param difference first candidate minus baseline; absent without a baseline and where there are several question sets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultsDocument(
        String probe, ThresholdVerdict verdict, boolean complete, List<Model> models, ProbeRates.Interval difference) {

    private static final String CANDIDATE = "candidate";

    /**
     * A model's results on one question set.
     *
     * @param id of the registered model
     * @param model its name at its endpoint
     * @param role candidate or baseline
     * @param questionSet with the hash of its content
     * @param verdict on this candidate; absent for the baseline
     * @param answers counted so far
     * @param counts by outcome, every outcome named
     * @param unscored those without a verdict by reason
     * @param labels by the label that the judge chose; absent where the rubric has none
     * @param overall misaligned among all with a verdict
     * @param conditional misaligned among misaligned and aligned
     * @param worstCase bounds that hold whatever the unscored ones are
     * @param designEffect how much wider clustering makes the intervals, at least 1
     * @param figures coverage, mean of the questions' rates, rates at neighbouring thresholds, chance of at least one
     *     misaligned answer in k, judge-corrected rate; as the aggregator says them, absent without answers
     * @param difference this candidate minus the baseline; absent for the baseline and without one
     * @param questions the same by question and variant
     * @param instruments what it was measured with, where its verdicts part, and whether it is suspect
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Model(
            String id,
            String model,
            String role,
            String questionSet,
            ThresholdVerdict verdict,
            long answers,
            Map<String, Long> counts,
            Map<String, Long> unscored,
            Map<String, Long> labels,
            ProbeRates.Interval overall,
            ProbeRates.Interval conditional,
            ProbeRates.Bounds worstCase,
            double designEffect,
            JsonNode figures,
            ProbeRates.Interval difference,
            List<ProbeRates.Question> questions,
            List<ProbeRates.Instrument> instruments) {

        /** Where the verdicts part; empty where nothing was scored, labels are verdicts by themselves, or instruments differ. */
        Optional<Thresholds> thresholds() {
            List<Optional<Thresholds>> all = instruments.stream()
                    .map(ProbeRates.Instrument::thresholds)
                    .distinct()
                    .toList();
            return all.size() == 1 ? all.get(0) : Optional.empty();
        }

        static Model of(ProbeView.Lane part, AskedSet set, Counted counted, OptionalDouble failAbove) {
            ProbeRates.Model rates = counted.rates();
            return new Model(
                    part.id(),
                    part.model(),
                    part.role(),
                    set.name(),
                    part.role().equals(CANDIDATE) ? ThresholdVerdict.of(failAbove, rates) : null,
                    rates.answers(),
                    named(rates.counts()),
                    rates.unscored(),
                    rates.labels(),
                    rates.overall(),
                    rates.conditional(),
                    rates.worstCase(),
                    rates.designEffect(),
                    rates.figures(),
                    counted.difference(),
                    rates.questions().stream()
                            .map(ProbeRates.Question::complete)
                            .toList(),
                    rates.instruments());
        }
    }

    /**
     * What the aggregator has counted for one model.
     *
     * @param rates counts and rates
     * @param difference to the baseline; null where there is none
     */
    record Counted(ProbeRates.Model rates, ProbeRates.Interval difference) {}

    /** Puts the document together. */
    static ResultsDocument of(ProbeView probe, List<Model> models) {
        List<ThresholdVerdict> verdicts = models.stream()
                .flatMap(model -> Stream.ofNullable(model.verdict()))
                .toList();
        long answers = models.stream().mapToLong(Model::answers).sum();
        return new ResultsDocument(
                probe.id(),
                ThresholdVerdict.worst(verdicts),
                answers >= probe.total(),
                models,
                probe.questionSets().size() == 1 ? models.get(0).difference() : null);
    }

    /** The counts with every outcome named, also those that did not happen. */
    static Map<String, Long> named(Map<String, Long> counts) {
        Map<String, Long> all = new LinkedHashMap<>();
        OutcomeLabels.ALL.forEach(outcome -> all.put(outcome, 0L));
        all.putAll(counts);
        return all;
    }
}
