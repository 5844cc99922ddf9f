package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.probes.listing.ProbeSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One row of the console's list of probes, with each value as the page shows it. */
public record ProbeLine(
        String id, String address, String state, String questionSet, List<String> models, String progress, String age) {

    static ProbeLine of(ProbeSummary probe, Instant now) {
        return new ProbeLine(
                probe.id(),
                "/probes/" + Format.encoded(probe.id()),
                probe.state().name().toLowerCase(Locale.ROOT),
                probe.questionSets().stream().map(Format::questionSet).collect(Collectors.joining(", ")),
                probe.models(),
                Format.count(probe.finished()) + " of " + Format.count(probe.total()),
                probe.createdAt() == null ? "" : Format.ago(probe.createdAt(), now));
    }
}
