package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.http.JsonLines;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Routes requests for JSON Lines, by Accept header or parameter, to the methods that write them. If no method of a path writes
 * an accepted type, Quarkus would call one of them anyway, so this filter refuses such requests.
 */
class JsonLinesFilter {

    private static final Pattern PATH = Pattern.compile("/api/v1/(answers|probes/[^/]+/(results|answers))");
    private static final MediaType JSONL = MediaType.valueOf("application/jsonl");
    private static final List<MediaType> WRITTEN = Stream.concat(
                    Stream.of(JSONL), Stream.of(ResultsFormat.values()).map(ResultsFormat::type))
            .toList();

    @ServerRequestFilter(preMatching = true)
    void choose(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!request.getMethod().equals(HttpMethod.GET) || !PATH.matcher(path).matches()) {
            return;
        }
        if (wantsLines(request)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, JsonLines.TYPE);
        } else if (path.endsWith("/answers") && takesJson(request)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        }
    }

    private static boolean takesJson(ContainerRequestContext request) {
        return request.getUriInfo().getQueryParameters().containsKey("format")
                || request.getAcceptableMediaTypes().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
    }

    private static boolean wantsLines(ContainerRequestContext request) {
        String format = request.getUriInfo().getQueryParameters().getFirst("format");
        if (format != null) {
            return format.equals("jsonl");
        }
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        return accepted.stream()
                .flatMap(wanted -> WRITTEN.stream().filter(wanted::isCompatible).map(written -> wanted))
                .findFirst()
                .orElseThrow(NotAcceptableException::new)
                .equals(JSONL);
    }
}
