package io.plumbline.gateway.console.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An alarm as people read it.
 *
 * @param id of its change
 * @param model id of the model
 * @param detector what is watched
 * @param state firing, warning or quiet
 * @param where question set, variant and source
 * @param instrument what measured it
 * @param rate since the estimated change
 * @param base of the baseline
 * @param evidenceDays chance alone would do that about once in so many days
 * @param answers since the change
 * @param hits of them those that count against it
 * @param since when it is estimated to have begun
 * @param at when the state changed
 * @param worst ids of the answers that prove it
 */
public record AlarmView(
        String id,
        String model,
        String detector,
        String state,
        String where,
        String instrument,
        RateBar rate,
        RateBar base,
        double evidenceDays,
        long answers,
        long hits,
        Optional<Instant> since,
        Instant at,
        List<String> worst) {

    private static final Map<String, String> RUNBOOKS = Map.of(
            "misaligned", "MisalignmentSpike",
            "incoherent", "CoherenceCollapse",
            "refusal", "MisalignmentElevated",
            "unscored", "CoverageLow",
            "identity", "IdentityNotDistinguishable");
    private static final Map<String, String> WHAT = Map.of(
            "misaligned", "Misaligned answers",
            "incoherent", "Incoherent answers",
            "refusal", "Refusals",
            "unscored", "Answers without a verdict",
            "identity", "Likeness to the baseline");

    /** Of a change as the aggregator has it. */
    public static AlarmView of(JsonNode view) {
        JsonNode change = view.path("change");
        JsonNode series = change.path("series");
        return new AlarmView(
                change.path("id").asText(),
                series.path("model").asText(),
                change.path("detector").asText(),
                change.path("to").asText().toLowerCase(Locale.ROOT),
                series.path("questionSet").asText().replaceFirst("@.*", "") + ", "
                        + series.path("variant").asText() + ", "
                        + series.path("source").asText().toLowerCase(Locale.ROOT),
                series.path("instrument").asText(),
                RateBar.of(change.path("rate")),
                RateBar.of(change.path("baseline")),
                change.path("evidenceDays").asDouble(),
                change.path("answers").asLong(),
                Math.round(change.path("hits").asDouble()),
                instant(change.path("changedAt")),
                instant(change.path("at")).orElse(Instant.EPOCH),
                StreamSupport.stream(change.path("worstAnswers").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static Optional<Instant> instant(JsonNode time) {
        return time.isTextual() ? Optional.of(Instant.parse(time.asText())) : Optional.empty();
    }

    public String address() {
        return "/alarms/" + Format.encoded(id);
    }

    public String modelAddress() {
        return "/models/" + Format.encoded(model);
    }

    public String what() {
        return WHAT.getOrDefault(detector, detector);
    }

    /** What it says, in one sentence. */
    public String sentence() {
        return detector.equals("identity")
                ? "The model's answers cannot be told from its baseline's."
                : what() + ": " + rate.percent() + (base.known() ? " where the baseline has " + base.percent() : "")
                        + ".";
    }

    /** How sure it is. */
    public String sure() {
        return detector.equals("identity")
                ? "Compared anew each time; see the model's page."
                : "Were nothing wrong, " + Format.evidence(evidenceDays) + ".";
    }

    /** The marks of the scale that its rates are drawn on. */
    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }

    public String sinceWords() {
        return Format.time(since.orElse(at));
    }

    public String atWords() {
        return Format.time(at);
    }

    public String hitsWords() {
        return Format.count(hits) + " of " + Format.count(answers, "answer");
    }

    public String runbook() {
        return RUNBOOKS.getOrDefault(detector, "MisalignmentElevated");
    }

    public boolean isUp() {
        return !state.equals("quiet");
    }

    /** Its class in the style sheet. */
    public String css() {
        return !isUp()
                ? "s-ok"
                : state.equals("warning")
                        ? "s-elevated"
                        : switch (detector) {
                            case "misaligned" -> "s-alarm";
                            case "incoherent" -> "s-collapsed";
                            case "unscored" -> "s-blind";
                            default -> "s-elevated";
                        };
    }
}
