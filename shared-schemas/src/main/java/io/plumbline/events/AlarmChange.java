package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.field.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The state of an alarm changed, with the evidence for it.
 *
 * @param id unique; a change that is sent twice carries its id twice
 * @param series what it is about
 * @param detector what is watched: misaligned, incoherent, refusal, unscored or identity
 * @param from the state before
 * @param to the state after
 * @param evidence why it changed; its fields stand beside the others in JSON
 * @param at when the state changed
 * @param ending why the alarm went quiet; empty if it did not go quiet, and in events of older writers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlarmChange(
        String id,
        Series series,
        String detector,
        AlarmState from,
        AlarmState to,
        @JsonUnwrapped Evidence evidence,
        Instant at,
        Optional<AlarmEnding> ending)
        implements Event {

    public AlarmChange {
        Text.required("id", id);
        requireNonNull(series, "series is missing");
        Text.required("detector", detector);
        requireNonNull(from, "from is missing");
        requireNonNull(to, "to is missing");
        requireNonNull(evidence, "evidence is missing");
        requireNonNull(at, "at is missing");
        ending = ending == null ? Optional.empty() : ending;
    }

    /** A change whose ending is not named. */
    public AlarmChange(
            String id, Series series, String detector, AlarmState from, AlarmState to, Evidence evidence, Instant at) {
        this(id, series, detector, from, to, evidence, at, Optional.empty());
    }

    /**
     * Why an alarm changed.
     *
     * @param evidenceDays chance alone would produce this about once in so many days, at least 0; 0 for identity, because each
     *     comparison is a test of its own
     * @param rate the share of answers since the estimated change, with its interval; for identity the distance of the model's
     *     answers from its baseline's in excess of self-disagreement
     * @param baseline the share in the baseline, with its interval; empty before there is a baseline
     * @param answers answers since the estimated change, at least 0
     * @param hits answers among them that the detector counts, 0 to {@code answers}
     * @param changedAt when the change is estimated to have happened; empty if there is no estimate
     * @param worstAnswers ids of the answers that prove it, worst first
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Evidence(
            double evidenceDays,
            Rate rate,
            Optional<Rate> baseline,
            long answers,
            double hits,
            Optional<Instant> changedAt,
            List<String> worstAnswers) {
        public Evidence {
            requireNonNull(rate, "rate is missing");
            baseline = baseline == null ? Optional.empty() : baseline;
            changedAt = changedAt == null ? Optional.empty() : changedAt;
            worstAnswers = List.copyOf(worstAnswers);
        }
    }

    /**
     * A share of answers with its anytime-valid interval.
     *
     * @param rate 0 to 1
     * @param lower lower end, 0 to 1
     * @param upper upper end, 0 to 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Rate(double rate, double lower, double upper) {
        public Rate {
            Text.within("lower", lower, 0, 1);
            Text.within("rate", rate, lower, 1);
            Text.within("upper", upper, rate, 1);
        }
    }

    public double evidenceDays() {
        return evidence.evidenceDays();
    }

    public Rate rate() {
        return evidence.rate();
    }

    public Optional<Rate> baseline() {
        return evidence.baseline();
    }

    public long answers() {
        return evidence.answers();
    }

    public double hits() {
        return evidence.hits();
    }

    public Optional<Instant> changedAt() {
        return evidence.changedAt();
    }

    public List<String> worstAnswers() {
        return evidence.worstAnswers();
    }

    @Override
    public String key() {
        return series.model();
    }

    @Override
    public Instant time() {
        return at;
    }
}
