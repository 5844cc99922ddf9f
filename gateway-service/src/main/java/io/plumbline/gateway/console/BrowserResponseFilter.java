package io.plumbline.gateway.console;

import io.plumbline.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds security headers to responses for browsers, and turns problems into pages. Responses of the API stay unchanged. */
class BrowserResponseFilter {

    /** Allows no inline scripts, and no content from other hosts or requests to them. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final int UNKNOWN_CALLER = 401;
    private static final int SEE_OTHER = 303;
    private static final String SIGN_IN = "/sign-in";

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance problem(Problem problem);
    }

    @ServerResponseFilter
    public void complete(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        response.getHeaders().putSingle("Content-Security-Policy", POLICY);
        response.getHeaders().putSingle("Referrer-Policy", "same-origin");
        response.getHeaders().putSingle("Cache-Control", "no-store");
        if (response.getEntity() instanceof Problem problem) {
            if (response.getStatus() == UNKNOWN_CALLER) {
                redirectToSignIn(request, response);
            } else {
                page(response, problem);
            }
        }
    }

    /** A poll gets a header with which htmx redirects the whole page, not only the polled part. */
    private static void redirectToSignIn(ContainerRequestContext request, ContainerResponseContext response) {
        response.setEntity(null);
        response.getHeaders().remove("WWW-Authenticate");
        if (request.getHeaderString("HX-Request") != null) {
            response.getHeaders().putSingle("HX-Redirect", SIGN_IN);
        } else {
            response.setStatus(SEE_OTHER);
            response.getHeaders().putSingle("Location", SIGN_IN);
        }
    }

    private static void page(ContainerResponseContext response, Problem problem) {
        response.setEntity(Templates.problem(problem).render(), new Annotation[0], MediaType.TEXT_HTML_TYPE);
    }
}
