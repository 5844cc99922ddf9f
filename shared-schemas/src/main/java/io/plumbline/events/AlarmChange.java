package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.field.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A detector changed its mind about a series, with the evidence for it.
 *
 * @param id unique; the same change sent twice carries the same id
 * @param series what it is about
 * @param detector what is watched: misaligned, incoherent, refusal, unscored or identity
 * @param from the state before
 * @param to the state after
 * @param evidenceDays chance alone would produce this about once in so many days; 0 for identity, which is tested anew each time
 * @param rate the share of answers since the estimated change, with its interval; for identity how far the model's answers are
 *     from its baseline's in excess of self-disagreement
 * @param baseline the share in the baseline, with its interval; empty where there is no baseline yet
 * @param answers answers since the estimated change
 * @param hits those of them that the detector counts
 * @param changedAt when the change is estimated to have happened
 * @param worstAnswers ids of the answers that prove it, worst first
 * @param at when the state changed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlarmChange(
        String id,
        Series series,
        String detector,
        AlarmState from,
        AlarmState to,
        double evidenceDays,
        Rate rate,
        Optional<Rate> baseline,
        long answers,
        double hits,
        Optional<Instant> changedAt,
        List<String> worstAnswers,
        Instant at)
        implements Event {

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

    public AlarmChange {
        Text.required("id", id);
        requireNonNull(series, "series is missing");
        Text.required("detector", detector);
        requireNonNull(from, "from is missing");
        requireNonNull(to, "to is missing");
        requireNonNull(rate, "rate is missing");
        baseline = baseline == null ? Optional.empty() : baseline;
        changedAt = changedAt == null ? Optional.empty() : changedAt;
        worstAnswers = List.copyOf(worstAnswers);
        requireNonNull(at, "at is missing");
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
