package io.plumbline.gateway.access.signin;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks for the identity behind a session's token. */
final class SessionRequest extends BaseAuthenticationRequest {

    private final SessionToken token;

    SessionRequest(SessionToken token) {
        this.token = token;
    }

    SessionToken token() {
        return token;
    }
}
