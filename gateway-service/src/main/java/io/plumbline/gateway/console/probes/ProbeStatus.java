package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.gateway.console.Interval;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.Words;
import io.plumbline.gateway.console.answers.AnswerCard;
import io.plumbline.gateway.probes.ProbeView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A probe as it is watched.
 *
 * @param over whether nothing more will come: every answer has its outcome and is counted
 * @param difference of the first candidate to its baseline; none where there is no baseline
 * @param worst the answers that prove it
 */
public record ProbeStatus(
        String id,
        String state,
        boolean over,
        String questionSet,
        String finished,
        String createdAt,
        List<ProbePart> models,
        String difference,
        String compareAddress,
        List<AnswerCard> worst) {

    static ProbeStatus of(ProbeView probe, JsonNode rates, List<AnswerCard> worst) {
        List<ProbePart> parts = probe.models().stream()
                .map(part -> ProbePart.of(part, counted(rates, part.id())))
                .toList();
        long counted = StreamSupport.stream(rates.path("models").spliterator(), false)
                .mapToLong(model -> model.path("answers").asLong())
                .sum();
        Interval difference = Interval.of(rates.path("difference"));
        return new ProbeStatus(
                probe.id(),
                probe.state().name().toLowerCase(Locale.ROOT),
                probe.finished() >= probe.total() && counted >= probe.total(),
                probe.questionSets().stream()
                        .map(set -> set.name().replaceFirst("@.*", ""))
                        .collect(Collectors.joining(", ")),
                Words.count(probe.finished()) + " of " + Words.count(probe.total(), "answer"),
                Words.time(probe.createdAt()),
                parts,
                difference.known() ? difference.sentence() : "",
                compare(probe),
                worst);
    }

    private static String compare(ProbeView probe) {
        return probe.models().size() < 2
                ? ""
                : "/compare?candidate=" + Words.encoded(probe.models().get(0).id()) + "&reference="
                        + Words.encoded(
                                probe.models().get(probe.models().size() - 1).id());
    }

    private static JsonNode counted(JsonNode rates, String model) {
        return StreamSupport.stream(rates.path("models").spliterator(), false)
                .filter(one -> one.path("model").asText().equals(model))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    public String address() {
        return "/probes/" + Words.encoded(id);
    }

    /** Where its results are as a file. */
    public String export(String format) {
        return "/api/v1/probes/" + Words.encoded(id) + "/results?format=" + format;
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
