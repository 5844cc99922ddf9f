package io.plumbline.chat.http;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.address.AddressRefusedException;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.protocol.Attempt;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.protocol.ErrorRedaction;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.chat.protocol.RateHints;
import io.plumbline.chat.protocol.ReplyReader;
import io.plumbline.chat.protocol.RequestBody;
import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Sends requests and reads what comes back; whatever happens to a request becomes an attempt, never an exception. */
public final class HttpSender {

    private static final int CONNECT_TIMEOUT_MS = 10_000;

    /** Credentials that share a host have limits of their own, so that the pool must not be one. */
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
                // Calls have spans of their own, and providers are told nothing of our traces.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setDecompressionSupported(true));
    }

    /**
     * All that the attempts of one call have in common.
     *
     * @throws IllegalArgumentException where the target's address, headers or query can be none
     */
    public Prepared prepare(Target target, ChatRequest request, Optional<String> key) {
        RequestUrl endpoint = RequestUrl.of(target);
        RequestOptions head = RequestHead.of(endpoint, target, key);
        ErrorRedaction discretion = new ErrorRedaction(request.messages(), key);
        ReplyReader reader = new ReplyReader(endpoint, target.modelName(), discretion, Clock.systemUTC());
        return (dialect, timeout, attempts) -> {
            byte[] body = RequestBody.of(target.modelName(), request, dialect);
            return addresses
                    .resolve(endpoint.url())
                    .map(address -> pinned(head, address))
                    .chain(pinned -> HttpExchange.send(vertx, client, pinned, body, timeout, maxReplyBytes))
                    .map(raw -> reader.read(raw, dialect, attempts))
                    .onFailure()
                    .recoverWithItem(failure -> broken(reader, failure, timeout, attempts));
        };
    }

    /** To the address that was checked; name and certificate stay those of the host. */
    private static RequestOptions pinned(RequestOptions head, InetAddress address) {
        return new RequestOptions(head)
                .setServer(SocketAddress.inetSocketAddress(head.getPort(), address.getHostAddress()));
    }

    private static Attempt broken(ReplyReader reader, Throwable failure, Duration timeout, int attempts) {
        if (failure instanceof AddressRefusedException) {
            return Attempt.lasting(new Failure(Kind.HTTP_4XX, failure.getMessage(), attempts), RateHints.NONE);
        }
        if (failure instanceof UnknownHostException) {
            return reader.broken(Kind.CONNECT, "the host is not known", attempts);
        }
        if (failure instanceof TimeoutException) {
            return reader.broken(Kind.TIMEOUT, "no reply within " + timeout.toMillis() + " ms", attempts);
        }
        if (failure instanceof ReplyTooLongException) {
            return reader.broken(Kind.BAD_RESPONSE, failure.getMessage(), attempts);
        }
        String words = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return reader.broken(Kind.CONNECT, words, attempts);
    }

    /** A request that can be sent again and again. */
    public interface Prepared {

        /**
         * Sends it once; never fails.
         *
         * @param dialect the form in which to ask
         * @param timeout longest wait for the last byte of the reply
         * @param attempts which attempt of its call this is, from 1
         */
        Uni<Attempt> send(Dialect dialect, Duration timeout, int attempts);
    }
}
