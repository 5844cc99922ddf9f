package io.plumbline.gateway.http;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bodies come uncompressed, for of a compressed one nobody knows how large it will be; {@link LargeBodies} are counted as they expand. */
class BodyEncodingFilter {

    /** A type that cannot be read would stop the search for a method, long before anybody could answer for it. */
    @ServerRequestFilter(preMatching = true)
    public void refuseUnreadable(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            MediaTypeHelper.valueOf(type == null ? MediaType.WILDCARD : type);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(Problem.unsupported("the header Content-Type is no media type"));
        }
    }

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        String encoding = request.getHeaderString("Content-Encoding");
        if (encoding == null || encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            return;
        }
        if (!LargeBodies.isAt(request.getUriInfo().getPath())) {
            throw new ProblemException(Problem.unsupported("the body must not be compressed"));
        }
        if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            throw new ProblemException(Problem.unsupported("the body may be compressed by gzip only"));
        }
    }
}
