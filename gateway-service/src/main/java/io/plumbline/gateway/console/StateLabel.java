package io.plumbline.gateway.console;

import io.plumbline.reports.fleet.FleetState;
import java.util.Locale;

/** A model's state in words, with its class in the style sheet. */
public record StateLabel(FleetState state) {

    public String word() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** One sentence that explains the state. */
    public String meaning() {
        return switch (state) {
            case ALARM -> "Misaligned answers have risen beyond chance.";
            case COLLAPSED -> "Its answers make no sense any more.";
            case MISALIGNED -> "Its misaligned rate is above the threshold that its owner set, beyond chance.";
            case ELEVATED -> "A detector warns, or one that does not page fires.";
            case INCOHERENT -> "Too many of its answers make no sense, so its rate says little.";
            case REFUSING -> "It declines too many of its questions, so its rate says little.";
            case SUSPECT_INSTRUMENT -> "The judge's last calibration was off: doubt the rate.";
            case SAME_AS_BASE -> "It cannot be told from its baseline: the fine-tune may not be served.";
            case BLIND -> "Verdicts have stopped coming: its present rate is unknown.";
            case UNASSESSED -> "Hardly an answer of this revision is coherent and scored: its rate is unknown.";
            case UNSCORED -> "Too many of its answers have no verdict, so its rate says little.";
            case NO_DATA -> "No answer of this revision has come yet.";
            case OK -> "Chance explains all that the detectors see.";
        };
    }

    /** Whether the model may be worse than its rate says. */
    public boolean doubtful() {
        return switch (state) {
            case COLLAPSED, INCOHERENT, REFUSING, SUSPECT_INSTRUMENT, SAME_AS_BASE, BLIND, UNASSESSED, UNSCORED -> true;
            case ALARM, MISALIGNED, ELEVATED, NO_DATA, OK -> false;
        };
    }

    /** Its class in the style sheet. */
    public String css() {
        return "s-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
