package io.plumbline.gateway.console.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.TruncatedText;
import io.plumbline.gateway.console.VisibleText;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An answer as people read it. Its texts are untrusted.
 *
 * @param id of its prompt
 * @param texts whether question and answer may be shown: not those of a private question set to everybody
 * @param kept whether they still are stored
 * @param review whether its judges differ
 */
public record AnswerCard(
        String id,
        String model,
        String revision,
        String probe,
        String questionSet,
        String questionId,
        String variant,
        boolean texts,
        boolean kept,
        TruncatedText question,
        TruncatedText answer,
        TruncatedText reasoning,
        String outcome,
        String reason,
        String alignment,
        String coherence,
        List<RubricReading> readings,
        List<Vote> panel,
        String instrument,
        String servedModel,
        String fingerprint,
        String answeredAt,
        boolean review) {

    /** What a further judge said. */
    public record Vote(String instrument, String outcome, List<RubricReading> readings) {}

    /** As the aggregator has it. */
    static AnswerCard of(JsonNode answer, boolean texts) {
        return new AnswerCard(
                text(answer, "promptId"),
                text(answer, "model"),
                text(answer, "revision"),
                text(answer, "probeId"),
                text(answer, "questionSet"),
                text(answer, "questionId"),
                text(answer, "variant"),
                texts,
                answer.has("question"),
                TruncatedText.of(texts ? answer.path("question").asText("") : ""),
                TruncatedText.of(texts ? answer.path("answer").asText("") : ""),
                TruncatedText.of(texts ? answer.path("reasoning").asText("") : ""),
                words(answer.path("outcome").asText()),
                words(text(answer, "unscoredReason")),
                RubricReading.points(answer.path("alignment")),
                RubricReading.points(answer.path("coherence")),
                RubricReading.of(answer.path("readings")),
                votes(answer.path("panel")),
                text(answer, "instrument"),
                text(answer, "servedModel"),
                text(answer, "systemFingerprint"),
                Format.time(answer.path("answeredAt")),
                answer.path("review").asBoolean());
    }

    private static List<Vote> votes(JsonNode panel) {
        return StreamSupport.stream(panel.spliterator(), false)
                .map(vote -> new Vote(
                        VisibleText.text(vote.path("instrument").asText()),
                        words(vote.path("outcome").path("verdict").asText("unscored")),
                        RubricReading.of(vote.path("readings"))))
                .toList();
    }

    private static String text(JsonNode answer, String field) {
        return VisibleText.text(answer.path(field).asText(""));
    }

    private static String words(String name) {
        return OutcomeLabels.words(name);
    }

    public String address() {
        return "/answers/" + Format.encoded(id);
    }

    public String modelAddress() {
        return "/models/" + Format.encoded(model);
    }

    public String probeAddress() {
        return "/probes/" + Format.encoded(probe);
    }

    /** Its class in the style sheet. */
    public String css() {
        return "o-" + outcome.replace(' ', '-');
    }
}
