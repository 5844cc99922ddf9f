package io.plumbline.gateway.console.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Folded;
import io.plumbline.gateway.console.Inert;
import io.plumbline.gateway.console.Words;
import java.util.List;
import java.util.Locale;
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
        Folded question,
        Folded answer,
        Folded reasoning,
        String outcome,
        String reason,
        String alignment,
        String coherence,
        List<Said> readings,
        List<Vote> panel,
        String instrument,
        String servedModel,
        String fingerprint,
        String answeredAt,
        boolean review) {

    /** What a further judge said. */
    public record Vote(String instrument, String outcome, List<Said> readings) {}

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
                Folded.of(texts ? answer.path("question").asText("") : ""),
                Folded.of(texts ? answer.path("answer").asText("") : ""),
                Folded.of(texts ? answer.path("reasoning").asText("") : ""),
                words(answer.path("outcome").asText()),
                words(text(answer, "unscoredReason")),
                Said.points(answer.path("alignment")),
                Said.points(answer.path("coherence")),
                Said.of(answer.path("readings")),
                votes(answer.path("panel")),
                text(answer, "instrument"),
                text(answer, "servedModel"),
                text(answer, "systemFingerprint"),
                Words.time(answer.path("answeredAt")),
                answer.path("review").asBoolean());
    }

    private static List<Vote> votes(JsonNode panel) {
        return StreamSupport.stream(panel.spliterator(), false)
                .map(vote -> new Vote(
                        Inert.text(vote.path("instrument").asText()),
                        words(vote.path("outcome").path("verdict").asText("unscored")),
                        Said.of(vote.path("readings"))))
                .toList();
    }

    private static String text(JsonNode answer, String field) {
        return Inert.text(answer.path(field).asText(""));
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String address() {
        return "/answers/" + Words.encoded(id);
    }

    public String modelAddress() {
        return "/models/" + Words.encoded(model);
    }

    public String probeAddress() {
        return "/probes/" + Words.encoded(probe);
    }

    /** Its class in the style sheet. */
    public String css() {
        return "o-" + outcome.replace(' ', '-');
    }
}
