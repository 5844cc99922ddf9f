package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.RateLimit;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ResourceInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Lets nothing be changed by a session unless its own page has sent the request: that page alone knows the form's token. */
class FormTokenFilter {

    static final String FIELD = "form-token";
    static final String HEADER = "X-Form-Token";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SecurityIdentity identity;

    FormTokenFilter(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Runs after the caller has shown who he is. */
    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext request, ResourceInfo resource) {
        if (READING.contains(request.getMethod()) || RateLimit.isOpenToAll(resource) || identity.isAnonymous()) {
            return;
        }
        String expected = identity.getAttribute(SessionIdentities.FORM_TOKEN);
        if (expected != null && !isSame(expected, given(request))) {
            throw new ForbiddenException("the form's token is missing or wrong");
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
