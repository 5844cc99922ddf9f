package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.KeyHolders;
import io.plumbline.gateway.access.roles.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The sign-in page: an API key or a sign-in link begins a session. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SignInPage {

    private static final URI HOME = URI.create("/");
    private static final URI SIGN_IN = URI.create("/sign-in");

    private final Sessions sessions;
    private final KeyHolders holders;

    SignInPage(Sessions sessions, KeyHolders holders) {
        this.sessions = sessions;
        this.holders = holders;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(String problem);

        static native TemplateInstance signedIn();
    }

    /** Shows the form, or begins a session if the request carries a link's token. */
    @GET
    @PermitAll
    @Path("sign-in")
    public Uni<RestResponse<TemplateInstance>> show(@RestQuery String once, @Context RoutingContext request) {
        return once == null
                ? Uni.createFrom().item(form(""))
                : SessionToken.read(once)
                        .map(sessions::spend)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .map(session -> session.map(token -> opened(token, request))
                                .orElseGet(
                                        () -> form("This link was used already or has expired. Sign in with a key.")));
    }

    @POST
    @PermitAll
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<TemplateInstance>> signIn(
            @RestForm String key, @RestHeader("Sec-Fetch-Site") String from, @Context RoutingContext request) {
        if (from != null && !from.equals("same-origin") && !from.equals("none")) {
            return Uni.createFrom().item(form("Another site has sent this form. Enter the key on this page."));
        }
        return holders.idOf(key == null ? "" : key)
                .chain(sessions::begin)
                .map(token -> ResponseBuilder.<TemplateInstance>seeOther(HOME)
                        .cookie(SessionCookie.of(token, sessions.lifetime(), isSecure(request)))
                        .build())
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(() -> form(
                        "This key is not valid. A key begins with plk_, and it may have expired or been revoked."));
    }

    /** Ends the session on all replicas, and removes the cookie. */
    @POST
    @RolesAllowed(Roles.VIEWER)
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<TemplateInstance>> signOut(
            @CookieParam(SessionCookie.NAME) String cookie, @Context RoutingContext request) {
        return SessionToken.read(cookie)
                .map(sessions::end)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(ended -> ResponseBuilder.<TemplateInstance>seeOther(SIGN_IN)
                        .cookie(SessionCookie.none(isSecure(request)))
                        .build());
    }

    /** Not a redirect: after a link on another site, the browser would not send the strict cookie along with the redirect. */
    private RestResponse<TemplateInstance> opened(SessionToken token, RoutingContext request) {
        return ResponseBuilder.ok(Templates.signedIn())
                .cookie(SessionCookie.of(token, sessions.lifetime(), isSecure(request)))
                .build();
    }

    private static RestResponse<TemplateInstance> form(String problem) {
        return ResponseBuilder.ok(Templates.signIn(problem))
                .status(problem.isEmpty() ? RestResponse.Status.OK : RestResponse.Status.UNAUTHORIZED)
                .build();
    }

    private static boolean isSecure(RoutingContext request) {
        return request.request().isSSL();
    }
}
