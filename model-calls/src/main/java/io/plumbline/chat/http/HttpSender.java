package io.plumbline.chat.http;

import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.protocol.ChatProtocol;
import io.plumbline.events.target.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;

/** The HTTP client of all calls to models. */
public final class HttpSender {

    private static final int CONNECT_TIMEOUT_MS = 10_000;

    /** Each credential has its own limit of concurrent calls, so the connections to a host must not be a further limit. */
    private static final int CONNECTIONS_PER_HOST = 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final EndpointAddresses addresses;
    private final int maxReplyBytes;

    public HttpSender(Vertx vertx, EndpointAddresses addresses, int maxReplyBytes) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.maxReplyBytes = maxReplyBytes;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                // Calls have spans of their own, and providers must not see our trace ids.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setDecompressionSupported(true));
    }

    /** Prepares for requests to a target. */
    public TargetSender to(Target target, ChatProtocol protocol) {
        return new TargetSender(
                (options, body, deadline) -> HttpExchange.send(vertx, client, options, body, deadline, maxReplyBytes),
                addresses,
                target,
                protocol);
    }
}
