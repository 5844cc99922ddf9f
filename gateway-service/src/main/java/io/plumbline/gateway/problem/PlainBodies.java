package io.plumbline.gateway.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bodies come uncompressed, for of a compressed one nobody knows how large it will be; {@link LargeBodies} are counted as they expand. */
class PlainBodies {

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
