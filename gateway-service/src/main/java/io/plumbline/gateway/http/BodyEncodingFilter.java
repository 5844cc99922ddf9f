package io.plumbline.gateway.http;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses compressed bodies, because their Content-Length does not bound their size. {@link LargeBodies} may be compressed: their
 * bytes are counted during decompression.
 */
class BodyEncodingFilter {

    /** Runs before matching, because a malformed Content-Type would fail the search for a resource with status 500. */
    @ServerRequestFilter(preMatching = true)
    public void refuseUnreadable(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            MediaTypeHelper.valueOf(type == null ? MediaType.WILDCARD : type);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                    Problem.unsupported("the header Content-Type must be a media type such as application/json"));
        }
    }

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        String encoding = request.getHeaderString("Content-Encoding");
        if (encoding == null || encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            return;
        }
        if (!LargeBodies.isAt(request.getUriInfo().getPath())) {
            throw new ProblemException(
                    Problem.unsupported("the body must not be compressed; send it without Content-Encoding"));
        }
        if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            throw new ProblemException(
                    Problem.unsupported("the body may be compressed with gzip only, not with '" + encoding + "'"));
        }
    }
}
