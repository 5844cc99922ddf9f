package io.plumbline.gateway.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses ids in paths that are more than one segment. The gateway puts ids into the aggregator's paths, so {@code ..} in an id
 * would reach other resources there.
 */
class PathIdFilter {

    private static final Pattern CLIMBS = Pattern.compile("\\.{1,2}|.*[/\\\\].*", Pattern.DOTALL);

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        Findings findings = new Findings();
        request.getUriInfo().getPathParameters().forEach((name, values) -> values.stream()
                .filter(value -> CLIMBS.matcher(value).matches())
                .forEach(value ->
                        findings.add("/" + name, "must be one segment of a path, without slashes, and not . or ..")));
        findings.refuse();
    }
}
