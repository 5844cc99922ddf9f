package io.plumbline.chat.http;

import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.events.target.Target;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;

/** A request's address and headers. */
public final class RequestHead {

    /** The part of a header's value that stands for the key. */
    static final String PLACEHOLDER = "${credential}";

    private RequestHead() {}

    /**
     * The address and headers of a request. The key is a bearer token, unless a header of the target holds the placeholder for
     * it.
     *
     *
     * @throws IllegalArgumentException if a header is not valid
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

    /** Whether a header of the target holds the placeholder for the key. */
    public static boolean hasPlaceholder(Target target) {
        return target.headers().values().stream().anyMatch(value -> value.contains(PLACEHOLDER));
    }
}
