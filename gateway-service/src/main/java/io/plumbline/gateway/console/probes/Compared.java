package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Interval;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Two models side by side, question by question. */
public record Compared(
        String candidate, String reference, String verdict, String reason, String difference, List<Stratum> strata) {

    /** What both have: one way to put one set's questions. */
    public record Stratum(String name, String difference, List<Question> questions) {}

    /** One question of both. */
    public record Question(String id, Interval candidate, Interval reference, String difference) {}

    static Compared of(JsonNode comparison) {
        return new Compared(
                comparison.path("candidate").path("model").asText(),
                comparison.path("reference").path("model").asText(),
                comparison.path("verdict").asText().toLowerCase(Locale.ROOT),
                comparison.path("reason").asText(),
                difference(comparison.path("difference")),
                stream(comparison.path("strata")).map(Compared::stratum).toList());
    }

    private static Stratum stratum(JsonNode stratum) {
        return new Stratum(
                stratum.path("questionSet").asText().replaceFirst("@.*", "") + ", "
                        + stratum.path("variant").asText(),
                difference(stratum.path("difference")),
                stream(stratum.path("questions"))
                        .map(question -> new Question(
                                question.path("id").asText(),
                                Interval.of(question.path("candidate")),
                                Interval.of(question.path("reference")),
                                difference(question.path("difference"))))
                        .toList());
    }

    private static String difference(JsonNode difference) {
        return difference.isObject()
                ? String.format(
                        Locale.ROOT,
                        "%+.1f points (%+.1f to %+.1f)",
                        100 * first(difference, "rate", "difference"),
                        100 * difference.path("lower").asDouble(),
                        100 * difference.path("upper").asDouble())
                : "\u2013";
    }

    private static double first(JsonNode node, String one, String other) {
        return node.has(one) ? node.path(one).asDouble() : node.path(other).asDouble();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public String candidateAddress() {
        return "/models/" + Words.encoded(candidate);
    }

    public String referenceAddress() {
        return "/models/" + Words.encoded(reference);
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
