package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.ratelimit.RateLimit;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ResourceInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Protects sessions from cross-site request forgery: a request that changes data must carry the form token of its session, which
 * only the console's own pages contain.
 */
class FormTokenFilter {

    static final String FIELD = "form-token";
    static final String HEADER = "X-Form-Token";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SecurityIdentity identity;

    FormTokenFilter(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Runs after authentication. */
    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext request, ResourceInfo resource) {
        if (READING.contains(request.getMethod()) || RateLimit.isOpenToAll(resource) || identity.isAnonymous()) {
            return;
        }
        String expected = identity.getAttribute(SessionIdentities.FORM_TOKEN);
        if (expected != null && !isSame(expected, given(request))) {
            throw new ProblemException(
                    Problem.forbidden(
                            "the form token is missing or does not belong to this session; reload the page and send the form again"));
        }
    }

    private static String given(ResteasyReactiveContainerRequestContext request) {
        String header = request.getHeaderString(HEADER);
        if (header != null) {
            return header;
        }
        ResteasyReactiveRequestContext read = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return read.getFormData() == null ? "" : (String) read.getFormParameter(FIELD, true, false);
    }

    private static boolean isSame(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
