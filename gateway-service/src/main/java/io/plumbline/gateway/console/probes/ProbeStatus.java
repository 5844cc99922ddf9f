package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.answers.AnswerCard;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A probe as it is watched.
 *
 * @param over whether nothing more will come: every answer has its outcome and is counted
 * @param questionSet the names of its sets
 * @param worst the answers that prove it
 */
public record ProbeStatus(
        String id,
        String state,
        boolean over,
        String questionSet,
        String finished,
        String createdAt,
        List<LaneProgress> models,
        String compareAddress,
        List<AnswerCard> worst) {

    /**
     * What the aggregator says of a probe.
     *
     * @param counted each model on each set
     * @param differences of the first candidate to the baseline, by set; those that are known
     */
    record Rates(JsonNode counted, Map<String, RateBar> differences) {}

    static ProbeStatus of(ProbeView probe, Rates rates, List<AnswerCard> worst) {
        List<LaneProgress> parts = probe.models().stream()
                .map(part -> LaneProgress.of(part, bySet(probe, part, rates)))
                .toList();
        long counted = StreamSupport.stream(rates.counted().path("models").spliterator(), false)
                .mapToLong(model -> model.path("answers").asLong())
                .sum();
        return new ProbeStatus(
                probe.id(),
                probe.state().name().toLowerCase(Locale.ROOT),
                probe.finished() >= probe.total() && counted >= probe.total(),
                probe.questionSets().stream().map(ProbeStatus::shortName).collect(Collectors.joining(", ")),
                Format.count(probe.finished()) + " of " + Format.count(probe.total(), "answer"),
                Format.time(probe.createdAt()),
                parts,
                compare(probe),
                worst);
    }

    private static List<LaneProgress.OfSet> bySet(ProbeView probe, ProbeView.Lane part, Rates rates) {
        Optional<String> baseline = baseline(probe).filter(id -> !id.equals(part.id()));
        boolean first = part.id().equals(probe.models().get(0).id());
        return probe.questionSets().stream()
                .map(set -> {
                    JsonNode own = counted(rates.counted(), part.id(), set.name());
                    return new LaneProgress.OfSet(
                            probe.questionSets().size() == 1 ? "" : shortName(set),
                            RateBar.of(own.path("overall")),
                            baseline.map(id -> RateBar.of(counted(rates.counted(), id, set.name())
                                            .path("overall")))
                                    .orElse(RateBar.NONE),
                            Format.count(own.path("answers").asLong(), "answer"),
                            first && rates.differences().containsKey(set.name())
                                    ? points(rates.differences().get(set.name()))
                                    : "");
                })
                .toList();
    }

    private static String points(RateBar difference) {
        return Format.points(difference.rate(), difference.lower(), difference.upper());
    }

    /** The model that the others are compared with. */
    static Optional<String> baseline(ProbeView probe) {
        return probe.models().stream()
                .filter(part -> part.role().equals("baseline"))
                .map(ProbeView.Lane::id)
                .findFirst();
    }

    private static String shortName(AskedSet set) {
        return set.name().replaceFirst("@.*", "");
    }

    private static String compare(ProbeView probe) {
        return probe.models().size() < 2
                ? ""
                : "/compare?candidate=" + Format.encoded(probe.models().get(0).id()) + "&reference="
                        + Format.encoded(
                                probe.models().get(probe.models().size() - 1).id());
    }

    private static JsonNode counted(JsonNode rates, String model, String set) {
        return StreamSupport.stream(rates.path("models").spliterator(), false)
                .filter(one -> one.path("model").asText().equals(model))
                .filter(one -> one.path("questionSet").asText().equals(set))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    public String address() {
        return "/probes/" + Format.encoded(id);
    }

    /** Where its results are as a file. */
    public String export(String format) {
        return "/api/v1/probes/" + Format.encoded(id) + "/results?format=" + format;
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
