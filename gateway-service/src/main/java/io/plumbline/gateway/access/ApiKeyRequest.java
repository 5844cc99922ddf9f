package io.plumbline.gateway.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks for the identity behind an API key. */
final class ApiKeyRequest extends BaseAuthenticationRequest {

    private final ApiKey key;

    ApiKeyRequest(ApiKey key) {
        this.key = key;
    }

    ApiKey key() {
        return key;
    }
}
