package io.plumbline.gateway.access.signin;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that came with a session. */
final class SessionRequest extends BaseAuthenticationRequest {

    private final Token token;

    SessionRequest(Token token) {
        this.token = token;
    }

    Token token() {
        return token;
    }
}
