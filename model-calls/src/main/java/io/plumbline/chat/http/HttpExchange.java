package io.plumbline.chat.http;

import io.plumbline.chat.reply.RawReply;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request and its response, limited in time and size. The time runs from the first byte sent to the last byte received, so
 * that a slow endpoint cannot hold a call. The connection of an abandoned request is closed.
 */
final class HttpExchange {

    private final UniEmitter<? super RawReply> caller;
    private final int maxBytes;
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Buffer received = Buffer.buffer();
    private volatile HttpClientRequest request;
    private volatile long timer;

    private HttpExchange(UniEmitter<? super RawReply> caller, int maxBytes) {
        this.caller = caller;
        this.maxBytes = maxBytes;
    }

    /**
     * Fails with {@link TimeoutException}, {@link ReplyTooLongException}, {@link ConnectionLostException}, or the error that kept
     * the request from being sent.
     */
    static Uni<RawReply> send(
            Vertx vertx, HttpClient client, RequestOptions options, byte[] body, ReplyDeadline deadline, int maxBytes) {
        return Uni.createFrom().emitter(caller -> {
            HttpExchange exchange = new HttpExchange(caller, maxBytes);
            exchange.waitFor(vertx, deadline, deadline.first());
            client.request(options)
                    .onSuccess(request -> exchange.begin(request, body))
                    .onFailure(exchange::giveUp);
            caller.onTermination(() -> {
                vertx.cancelTimer(exchange.timer);
                exchange.abandon();
            });
        });
    }

    /** Asks the deadline again and again, until it gives the request up. */
    private void waitFor(Vertx vertx, ReplyDeadline deadline, Duration wait) {
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), late -> {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            Duration more = deadline.more(waited);
            if (over.get()) {
                return;
            }
            if (more.isZero()) {
                giveUp(new TimeoutException("no reply within " + waited.toMillis() + " ms"));
            } else {
                waitFor(vertx, deadline, more);
            }
        });
    }

    /**
     * Runs on the request's event loop, and so listens before a response can come. Vert.x drops what arrives before a handler is
     * set.
     */
    private void begin(HttpClientRequest opened, byte[] body) {
        request = opened;
        if (over.get()) {
            opened.reset();
            return;
        }
        opened.response().onSuccess(this::receive).onFailure(this::lose);
        opened.end(Buffer.buffer(body));
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::lose);
        response.handler(this::collect);
        response.endHandler(end -> finish(response));
    }

    private void collect(Buffer chunk) {
        if (received.length() + chunk.length() > maxBytes) {
            giveUp(new ReplyTooLongException(maxBytes));
        } else {
            received.appendBuffer(chunk);
        }
    }

    private void finish(HttpClientResponse response) {
        if (over.compareAndSet(false, true)) {
            Map<String, String> headers = new HashMap<>();
            response.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
            caller.complete(new RawReply(
                    response.statusCode(),
                    headers,
                    received.toString(StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    private void lose(Throwable reason) {
        giveUp(new ConnectionLostException(reason));
    }

    private void giveUp(Throwable reason) {
        if (abandon()) {
            caller.fail(reason);
        }
    }

    /** Closes the connection of a request without a waiting caller; false if the exchange is over already. */
    private boolean abandon() {
        boolean first = over.compareAndSet(false, true);
        HttpClientRequest opened = request;
        if (first && opened != null) {
            opened.reset();
        }
        return first;
    }
}
