package io.plumbline.chat.http;

import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.events.target.Target;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;

/** A request's address and headers. */
public final class RequestHead {

    /** Where a header's value wants the key. */
    static final String PLACEHOLDER = "${credential}";

    private RequestHead() {}

    /**
     * A key goes out as bearer token unless a header of the target says where it belongs.
     *
     * @throws IllegalArgumentException where a header is none
     */
    static RequestOptions of(RequestUrl endpoint, Target target, Optional<String> key) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(endpoint.url().getHost())
                .setPort(endpoint.port())
                .setSsl(endpoint.isEncrypted())
                .setURI(endpoint.requestUri())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/json")
                .putHeader("user-agent", "plumbline");
        if (!hasPlaceholder(target)) {
            key.ifPresent(secret -> options.putHeader("authorization", "Bearer " + secret));
        }
        target.headers().forEach((name, value) -> options.putHeader(name, value.replace(PLACEHOLDER, key.orElse(""))));
        return options;
    }

    /** Whether a header of the target wants the key. */
    public static boolean hasPlaceholder(Target target) {
        return target.headers().values().stream().anyMatch(value -> value.contains(PLACEHOLDER));
    }
}
