package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A probe in the list. */
public record ProbeLine(
        String id, String address, String state, String questionSet, List<String> models, String progress, String age) {

    static List<ProbeLine> of(JsonNode probes, Instant now) {
        return StreamSupport.stream(probes.spliterator(), false)
                .map(probe -> one(probe, now))
                .toList();
    }

    private static ProbeLine one(JsonNode probe, Instant now) {
        String id = probe.path("id").asText();
        return new ProbeLine(
                id,
                "/probes/" + Format.encoded(id),
                probe.path("state").asText().toLowerCase(Locale.ROOT),
                StreamSupport.stream(probe.path("questionSets").spliterator(), false)
                        .map(set -> set.asText().replaceFirst("@.*", ""))
                        .collect(Collectors.joining(", ")),
                StreamSupport.stream(probe.path("models").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                Format.count(probe.path("finished").asLong()) + " of "
                        + Format.count(probe.path("total").asLong()),
                probe.path("createdAt").isTextual()
                        ? Format.ago(Instant.parse(probe.path("createdAt").asText()), now)
                        : "");
    }
}
