package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.StateLabel;
import io.plumbline.reports.fleet.FleetActivity;
import io.plumbline.reports.fleet.FleetModel;
import java.time.Instant;
import java.util.List;

/**
 * The present state of a model.
 *
 * @param model the model as the fleet shows it
 * @param now the time from which ages are counted
 */
public record ModelStatus(FleetModel model, Instant now) {

    public StateLabel state() {
        return new StateLabel(model.state());
    }

    /** Misaligned answers among the coherent ones. */
    public RateBar rate() {
        return RateBar.of(model.rates().rate());
    }

    /** Whether the rate is that of the last seven days. */
    public boolean recent() {
        return model.rates().recent();
    }

    public RateBar base() {
        return RateBar.of(model.rates().base());
    }

    public String answers() {
        return Format.count(activity().answers(), "answer");
    }

    public String coverage() {
        return activity().answers() == 0
                ? Format.DASH
                : Format.coverage(activity().coverage());
    }

    /** The question set that the rate is of, with its instrument; empty before the first answer. */
    public String ratedSet() {
        return model.rates()
                .ratedSet()
                .map(of -> Format.questionSet(of.questionSet()) + ", judged by " + of.instrument())
                .orElse("");
    }

    /** Time since the newest verdict that the model's silence is measured from. */
    public String verdictAge() {
        return Format.ago(activity().scoredAt(), now);
    }

    /** Time since the newest answer. */
    public String age() {
        return Format.ago(activity().answeredAt(), now);
    }

    /** The time without a verdict after which the model is blind. */
    public String silence() {
        return "blind after " + Format.duration(activity().silenceSeconds()) + " without one"
                + (activity().scheduled() ? ", by its schedule" : "; no schedule");
    }

    private FleetActivity activity() {
        return model.activity();
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
