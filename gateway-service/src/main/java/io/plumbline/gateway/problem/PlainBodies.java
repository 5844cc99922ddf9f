package io.plumbline.gateway.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bodies come uncompressed: of a compressed one nobody knows how large it will be. */
class PlainBodies {

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        String encoding = request.getHeaderString("Content-Encoding");
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw new ProblemException(Problem.unsupported("the body must not be compressed"));
        }
    }
}
