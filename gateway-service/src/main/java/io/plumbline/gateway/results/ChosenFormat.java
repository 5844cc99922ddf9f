package io.plumbline.gateway.results;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Has a request for JSON Lines answered by {@link ResultsLines}, whether it says so by Accept or by the parameter. */
class ChosenFormat {

    private static final Pattern PATH = Pattern.compile("/api/v1/probes/[^/]+/(results|answers)");

    @ServerRequestFilter(preMatching = true)
    void choose(ContainerRequestContext request) {
        if (PATH.matcher(request.getUriInfo().getPath()).matches() && wantsLines(request)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, ResultsFormat.JSON_LINES);
        }
    }

    private static boolean wantsLines(ContainerRequestContext request) {
        String format = request.getUriInfo().getQueryParameters().getFirst("format");
        return format == null
                ? "application/jsonl".equals(request.getHeaderString(HttpHeaders.ACCEPT))
                : format.equals("jsonl");
    }
}
