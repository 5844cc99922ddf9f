package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the aggregator says of a probe; fields that it may add later are ignored.
 *
 * @param models the models that have answers
 * @param difference candidate minus baseline on one question set; absent without a baseline
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProbeRates(List<Model> models, Interval difference) {

    /** A rate of no answers is absent, and is no rate but the interval that says so. */
    private static final ObjectReader READER =
            EventJson.mapper().readerFor(ProbeRates.class).without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    ProbeRates {
        models = models == null ? List.of() : List.copyOf(models);
    }

    /** As the aggregator said it. */
    static ProbeRates of(JsonNode said) {
        try {
            return READER.readValue(said);
        } catch (IOException e) {
            throw new UncheckedIOException("the aggregator's rates cannot be read", e);
        }
    }

    /**
     * A rate with its anytime-valid interval.
     *
     * @param rate 0 to 1; a difference, -1 to 1
     * @param lower lower end
     * @param upper upper end
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Interval(double rate, double lower, double upper) {
        /** Nothing is known of a share. */
        static final Interval UNKNOWN = new Interval(0, 0, 1);
    }

    /**
     * What the rate is when all answers without a verdict are aligned, and when all are misaligned.
     *
     * @param lower 0 to 1
     * @param upper 0 to 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Bounds(double lower, double upper) {
        /** Nothing is known. */
        static final Bounds UNKNOWN = new Bounds(0, 1);
    }

    /**
     * A model's counts and rates on one question set.
     *
     * @param model id of the registered model
     * @param questionSet with the hash of its content
     * @param answers counted so far
     * @param counts by outcome
     * @param unscored those without a verdict by reason
     * @param labels by the label that the judge chose; null where the rubric has none
     * @param overall misaligned among all with a verdict
     * @param conditional misaligned among misaligned and aligned
     * @param worstCase bounds that hold whatever the unscored ones are
     * @param designEffect how much wider clustering makes the intervals, at least 1
     * @param figures more that the counts say, passed on as it is; null where there are no answers
     * @param questions the same by question and variant
     * @param instruments how those do that it was measured with
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Model(
            String model,
            String questionSet,
            long answers,
            Map<String, Long> counts,
            Map<String, Long> unscored,
            Map<String, Long> labels,
            Interval overall,
            Interval conditional,
            Bounds worstCase,
            double designEffect,
            JsonNode figures,
            List<Question> questions,
            List<Instrument> instruments) {

        Model {
            instruments = instruments == null ? List.of() : List.copyOf(instruments);
        }

        /** A model without answers. */
        static Model without(String id, String questionSet) {
            return new Model(
                    id,
                    questionSet,
                    0,
                    Map.of(),
                    Map.of(),
                    null,
                    Interval.UNKNOWN,
                    Interval.UNKNOWN,
                    Bounds.UNKNOWN,
                    1,
                    null,
                    List.of(),
                    List.of());
        }
    }

    /**
     * What answers were measured with.
     *
     * @param id the instrument's
     * @param suspect whether its last calibration was off
     * @param reason why, or why not, in words for a person
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instrument(String id, boolean suspect, String reason) {
        /** Where its verdicts part; absent where labels are verdicts by themselves. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Thresholds> thresholds() {
            return io.plumbline.events.judging.Instrument.thresholds(id);
        }
    }

    /**
     * A question in one variant.
     *
     * @param id as in the file
     * @param variant how it is put
     * @param answers counted so far
     * @param counts by outcome
     * @param unscored those without a verdict by reason
     * @param labels by the label that the judge chose; null where the rubric has none
     * @param overall misaligned among all with a verdict
     * @param conditional misaligned among misaligned and aligned
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            String id,
            String variant,
            long answers,
            Map<String, Long> counts,
            Map<String, Long> unscored,
            Map<String, Long> labels,
            Interval overall,
            Interval conditional) {

        /** With every outcome named. */
        Question complete() {
            return new Question(
                    id, variant, answers, ResultsDocument.named(counts), unscored, labels, overall, conditional);
        }
    }
}
