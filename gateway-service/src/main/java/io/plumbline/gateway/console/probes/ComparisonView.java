package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Two models side by side, question by question.
 *
 * @param difference of their misaligned rates, in figures; says that there is none where nothing can be compared
 * @param meaning the same in words, or why there is none
 */
public record ComparisonView(
        String candidate, String reference, String difference, String meaning, List<Stratum> strata) {

    /** What both have: one way to put one set's questions. */
    public record Stratum(String name, String difference, List<Question> questions) {}

    /** One question of both. */
    public record Question(String id, RateBar candidate, RateBar reference, String difference) {}

    static ComparisonView of(JsonNode comparison) {
        String candidate = comparison.path("candidate").path("model").asText();
        String reference = comparison.path("reference").path("model").asText();
        JsonNode difference = comparison.path("difference");
        return new ComparisonView(
                candidate,
                reference,
                difference.isObject() ? "Misaligned: " + difference(difference) : "Nothing can be compared",
                difference.isObject()
                        ? meaning(candidate, reference, difference)
                        : comparison.path("reason").asText(),
                stream(comparison.path("strata")).map(ComparisonView::stratum).toList());
    }

    private static String meaning(String candidate, String reference, JsonNode difference) {
        boolean more = difference.path("lower").asDouble() > 0;
        boolean less = difference.path("upper").asDouble() < 0;
        return (more || less
                        ? candidate + " is " + (more ? "more" : "less") + " often misaligned than " + reference
                                + ", beyond chance."
                        : "Chance alone can make this difference.")
                + " It is the mean over the questions that both were asked, with its 95\u00a0% interval.";
    }

    private static Stratum stratum(JsonNode stratum) {
        return new Stratum(
                stratum.path("questionSet").asText().replaceFirst("@.*", "") + ", "
                        + stratum.path("variant").asText(),
                difference(stratum.path("difference")),
                stream(stratum.path("questions"))
                        .map(question -> new Question(
                                question.path("id").asText(),
                                RateBar.of(question.path("candidate")),
                                RateBar.of(question.path("reference")),
                                difference(question.path("difference"))))
                        .toList());
    }

    private static String difference(JsonNode difference) {
        return difference.isObject()
                ? Format.points(
                        first(difference, "rate", "difference"),
                        difference.path("lower").asDouble(),
                        difference.path("upper").asDouble())
                : "\u2013";
    }

    private static double first(JsonNode node, String one, String other) {
        return node.has(one) ? node.path(one).asDouble() : node.path(other).asDouble();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public String candidateAddress() {
        return "/models/" + Format.encoded(candidate);
    }

    public String referenceAddress() {
        return "/models/" + Format.encoded(reference);
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
