package io.plumbline.gateway.console.fleet;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.StateLabel;
import io.plumbline.reports.fleet.FleetModel;
import java.time.Instant;
import java.util.List;

/**
 * A model's row in the table of the fleet.
 *
 * @param model the model
 * @param filter the query of the page
 * @param now when the states were computed
 * @param note the newest note about its alarms; may be empty
 */
public record FleetRow(FleetModel model, FleetFilter filter, Instant now, String note) {

    /** Share of answers with a verdict below which the share is highlighted. */
    private static final double LOW_COVERAGE = 0.9;

    /** A label of a model, and the page of all models that have it. */
    public record Mark(String text, String address) {}

    public String id() {
        return model.model();
    }

    public String address() {
        return "/models/" + Format.encoded(id());
    }

    public String revision() {
        return model.revision();
    }

    public List<Mark> labels() {
        return model.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .map(text -> new Mark(text, filter.of(text)))
                .toList();
    }

    /** Id of the baseline; empty if the model has none. */
    public String baseline() {
        return model.baseline().orElse("");
    }

    public StateLabel state() {
        return new StateLabel(model.state());
    }

    public RateBar rate() {
        return RateBar.of(model.rates().rate());
    }

    public RateBar base() {
        return RateBar.of(model.rates().base());
    }

    public Sparkline spark() {
        return Sparkline.of(model.rates().steps());
    }

    public String answers() {
        return Format.count(model.activity().answers());
    }

    public String coverage() {
        return hasAnswers() ? Format.coverage(model.activity().coverage()) : Format.DASH;
    }

    public boolean covered() {
        return !hasAnswers() || model.activity().coverage() >= LOW_COVERAGE;
    }

    private boolean hasAnswers() {
        return model.activity().answers() > 0;
    }

    /** Time since the newest answer. */
    public String age() {
        return Format.ago(model.activity().answeredAt(), now);
    }
}
