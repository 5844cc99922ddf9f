package io.plumbline.gateway.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that came with an API key. */
final class ApiKeyRequest extends BaseAuthenticationRequest {

    private final ApiKey key;

    ApiKeyRequest(ApiKey key) {
        this.key = key;
    }

    ApiKey key() {
        return key;
    }
}
