package io.plumbline.gateway.console.alarms;

import io.plumbline.events.AlarmChange;
import io.plumbline.events.AlarmEnding;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A change of an alarm, as pages show it. */
public record AlarmView(AlarmChange change) {

    private static final String IDENTITY = "identity";
    private static final String ELEVATED = "MisalignmentElevated";
    private static final Map<String, String> RUNBOOKS = Map.of(
            "misaligned",
            "MisalignmentSpike",
            "incoherent",
            "CoherenceCollapse",
            "refusal",
            ELEVATED,
            "unscored",
            "CoverageLow",
            IDENTITY,
            "IdentityNotDistinguishable");
    private static final Map<String, String> TITLES = Map.of(
            "misaligned",
            "Misaligned answers",
            "incoherent",
            "Incoherent answers",
            "refusal",
            "Refusals",
            "unscored",
            "Answers without a verdict",
            IDENTITY,
            "Likeness to the baseline");
    private static final Map<String, String> STYLES = Map.of(
            "misaligned", "s-alarm",
            "incoherent", "s-collapsed",
            "unscored", "s-blind");

    public String id() {
        return change.id();
    }

    public String model() {
        return change.series().model();
    }

    public String detector() {
        return change.detector();
    }

    /** The state after the change: firing, warning or quiet. */
    public String state() {
        return change.to().name().toLowerCase(Locale.ROOT);
    }

    /** Question set, variant and source. */
    public String series() {
        Series series = change.series();
        return Format.questionSet(series.questionSet()) + ", " + series.variant() + ", "
                + series.source().name().toLowerCase(Locale.ROOT);
    }

    public String instrument() {
        return change.series().instrument();
    }

    /** The rate since the estimated start. */
    public RateBar rate() {
        return RateBar.of(change.rate());
    }

    public RateBar base() {
        return change.baseline().map(RateBar::of).orElse(RateBar.NONE);
    }

    /** The estimated start of what the alarm is about; the time of the change if there is no estimate. */
    Instant since() {
        return change.changedAt().orElse(change.at());
    }

    Instant at() {
        return change.at();
    }

    /** Prompt ids of the answers that prove the alarm, the worst first. */
    List<String> worst() {
        return change.worstAnswers();
    }

    public String address() {
        return "/alarms/" + Format.encoded(id());
    }

    public String modelAddress() {
        return "/models/" + Format.encoded(model());
    }

    public String what() {
        return TITLES.getOrDefault(detector(), detector());
    }

    public String sentence() {
        return isOfIdentity()
                ? "The model's answers cannot be told from its baseline's."
                : what() + ": " + rate().percent() + (base().known() ? "; the baseline has " + base().percent() : "")
                        + ".";
    }

    /** Why the alarm went quiet; empty if it is up, or if an older version ended it. */
    public String ending() {
        return change.ending().map(AlarmEnding::words).orElse("");
    }

    /** How unlikely it is that chance alone raised the alarm. */
    public String sure() {
        return isOfIdentity()
                ? "Each comparison starts anew; see the model's page."
                : Format.evidence(change.evidenceDays());
    }

    private boolean isOfIdentity() {
        return detector().equals(IDENTITY);
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }

    public String sinceWords() {
        return Format.time(since());
    }

    public String atWords() {
        return Format.time(at());
    }

    public String hitsWords() {
        return Format.count(Math.round(change.hits())) + " of " + Format.count(change.answers(), "answer");
    }

    public String runbook() {
        return RUNBOOKS.getOrDefault(detector(), ELEVATED);
    }

    public boolean isUp() {
        return change.to() != AlarmState.QUIET;
    }

    /** Its class in the style sheet. */
    public String css() {
        return switch (change.to()) {
            case QUIET -> "s-ok";
            case WARNING -> "s-elevated";
            case FIRING -> STYLES.getOrDefault(detector(), "s-elevated");
        };
    }
}
