package io.plumbline.chat;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/** Calls OpenAI-compatible endpoints over HTTP. */
@Singleton
class HttpChatApi implements ChatApi {

    /** Failures that another attempt can mend. */
    private static final Set<Kind> PASSING =
            EnumSet.of(Kind.TIMEOUT, Kind.CONNECT, Kind.RATE_LIMITED, Kind.HTTP_5XX, Kind.BAD_RESPONSE);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final ChatConfig config;
    private final Credentials credentials;
    private final WebClient http;
    private final Map<String, EndpointLimit> limits = new ConcurrentHashMap<>();

    HttpChatApi(Vertx vertx, ChatConfig config) {
        this.config = config;
        this.credentials = new Credentials(config.secretsDir());
        this.http = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setMaxPoolSize(config.maxConcurrency())
                        .setConnectTimeout(10_000)
                        .setKeepAlive(true)
                        .setUserAgent("plumbline"));
    }

    @Override
    public Uni<ChatResult> complete(Target target, ChatRequest request) {
        Optional<String> key = target.credential().flatMap(credentials::find);
        if (target.credential().isPresent() && key.isEmpty()) {
            return Uni.createFrom()
                    .item(new Failure(
                            Kind.NO_CREDENTIAL,
                            "credential " + target.credential().get() + " is neither a variable nor a secret here",
                            0));
        }
        Buffer body = Buffer.buffer(ChatWire.body(target, request));
        long giveUpAt = System.nanoTime() + config.totalTime().toNanos();
        return attempt(new Call(target, key, body, giveUpAt), 1);
    }

    private Uni<ChatResult> attempt(Call call, int attempt) {
        EndpointLimit limit = limits.computeIfAbsent(
                call.target.endpoint() + " " + call.target.credential().orElse(""),
                endpoint -> new EndpointLimit(config.maxConcurrency()));
        return limit.acquire()
                .chain(() -> once(call, attempt))
                .invoke(result -> limit.release(isTooMuch(result.result)))
                .chain(result -> again(call, attempt, result));
    }

    private Uni<ChatResult> again(Call call, int attempt, Attempt last) {
        Duration pause = last.pause.orElseGet(() -> backOff(attempt));
        boolean worthIt = last.result instanceof Failure failure
                && PASSING.contains(failure.kind())
                && attempt <= config.maxRetries()
                && System.nanoTime() + pause.toNanos() < call.giveUpAt;
        return worthIt
                ? Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(() -> attempt(call, attempt + 1))
                : Uni.createFrom().item(last.result);
    }

    private static boolean isTooMuch(ChatResult result) {
        return result instanceof Failure failure
                && (failure.kind() == Kind.RATE_LIMITED || failure.kind() == Kind.TIMEOUT);
    }

    private Uni<Attempt> once(Call call, int attempt) {
        long start = System.nanoTime();
        HttpRequest<Buffer> request =
                http.postAbs(url(call.target)).timeout(config.timeout().toMillis());
        call.target.query().forEach(request::setQueryParam);
        request.putHeader("Content-Type", "application/json").putHeader("Accept", "application/json");
        call.key.ifPresent(request::bearerTokenAuthentication);
        call.target
                .headers()
                .forEach((name, value) -> request.putHeader(name, value.replace("${credential}", call.key.orElse(""))));
        return request.sendBuffer(call.body)
                .map(response -> read(call.target, response, Duration.ofNanos(System.nanoTime() - start), attempt))
                .onFailure()
                .recoverWithItem(failure -> new Attempt(failed(call.target, failure, attempt), Optional.empty()));
    }

    private static String url(Target target) {
        String base = target.endpoint().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/chat/completions";
    }

    private Attempt read(Target target, HttpResponse<Buffer> response, Duration latency, int attempt) {
        byte[] body = response.body() == null ? new byte[0] : response.body().getBytes();
        int status = response.statusCode();
        if (status == 200) {
            return new Attempt(ChatWire.reply(body, target, latency, attempt), Optional.empty());
        }
        String detail = (target.endpoint() + " answers " + status + " " + ChatWire.error(body)).strip();
        return new Attempt(
                new Failure(kind(status, body), detail, attempt), RetryAfter.of(response.getHeader("Retry-After")));
    }

    private static Kind kind(int status, byte[] body) {
        String code = ChatWire.errorCode(body);
        if (code.equals("content_filter")) {
            return Kind.FILTERED;
        }
        if (status == 429) {
            return code.equals("insufficient_quota") ? Kind.QUOTA_EXHAUSTED : Kind.RATE_LIMITED;
        }
        return status >= 500 || status == 408 ? Kind.HTTP_5XX : Kind.HTTP_4XX;
    }

    private static Failure failed(Target target, Throwable failure, int attempt) {
        boolean timeout = failure instanceof TimeoutException
                || (failure instanceof VertxException
                        && String.valueOf(failure.getMessage()).contains("timeout"));
        return new Failure(
                timeout ? Kind.TIMEOUT : Kind.CONNECT,
                target.endpoint() + ": " + (timeout ? "no reply in time" : failure.getMessage()),
                attempt);
    }

    private static Duration backOff(int attempt) {
        long pause = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 10), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }

    private record Call(Target target, Optional<String> key, Buffer body, long giveUpAt) {}

    private record Attempt(ChatResult result, Optional<Duration> pause) {}
}
