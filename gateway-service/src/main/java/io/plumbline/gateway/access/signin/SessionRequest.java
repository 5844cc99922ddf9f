package io.plumbline.gateway.access.signin;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that came with a session. */
final class SessionRequest extends BaseAuthenticationRequest {

    private final SessionToken token;

    SessionRequest(SessionToken token) {
        this.token = token;
    }

    SessionToken token() {
        return token;
    }
}
