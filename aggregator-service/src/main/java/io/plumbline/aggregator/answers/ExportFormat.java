package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.problem.Problem;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Chooses the format of an export by the header Accept; JSON Lines is the default. A caller that cannot set a header uses the
 * parameter {@code format}.
 *
 * <p>Not Parquet: its Java library brings Hadoop's classes, several times the size of this service, and holds whole row groups
 * in memory, while these two are written line by line. DuckDB and pandas turn either into Parquet with one command.
 */
class ExportFormat {

    static final String JSON_LINES = "application/x-ndjson";
    static final String CSV = "text/csv;charset=UTF-8";

    private static final String PATH = "/api/v1/answers/export";
    /** The first is the default. */
    private static final List<MediaType> TYPES = List.of(MediaType.valueOf(JSON_LINES), MediaType.valueOf("text/csv"));

    private static final List<String> NAMES = List.of("jsonl", "csv");

    @ServerRequestFilter(preMatching = true)
    void choose(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().equals(PATH)) {
            String format = request.getUriInfo().getQueryParameters().getFirst("format");
            MediaType chosen = format == null ? accepted(request.getAcceptableMediaTypes()) : named(format);
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, chosen.toString());
        }
    }

    private static MediaType accepted(List<MediaType> acceptable) {
        return acceptable.stream()
                .flatMap(wanted -> TYPES.stream().filter(wanted::isCompatible))
                .findFirst()
                .orElseThrow(NotAcceptableException::new);
    }

    private static MediaType named(String format) {
        if (!NAMES.contains(format)) {
            throw new InvalidRequestException(List.of(new Problem.FieldError("/format", "must be csv or jsonl")));
        }
        return TYPES.get(NAMES.indexOf(format));
    }
}
