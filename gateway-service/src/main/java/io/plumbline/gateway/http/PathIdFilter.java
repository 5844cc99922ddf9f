package io.plumbline.gateway.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** An id in a path is one segment of it: one that climbs would climb in the aggregator's paths too, where it is passed on. */
class PathIdFilter {

    private static final Pattern CLIMBS = Pattern.compile("\\.{1,2}|.*[/\\\\].*", Pattern.DOTALL);

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        Findings findings = new Findings();
        request.getUriInfo().getPathParameters().forEach((name, values) -> values.stream()
                .filter(value -> CLIMBS.matcher(value).matches())
                .forEach(value -> findings.add("/" + name, "must be one segment of a path")));
        findings.refuse();
    }
}
