package io.plumbline.gateway.access.signin;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie with a session's token. Scripts cannot read it, and pages of other sites do not send it. */
final class SessionCookie {

    static final String NAME = "plumbline-session";

    private SessionCookie() {}

    static NewCookie of(SessionToken token, Duration lifetime, boolean secure) {
        return cookie(token.text(), (int) lifetime.toSeconds(), secure);
    }

    /** Removes the cookie from the browser. */
    static NewCookie none(boolean secure) {
        return cookie("", 0, secure);
    }

    private static NewCookie cookie(String value, int maxAge, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
