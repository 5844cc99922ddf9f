package io.plumbline.chat.call;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatConfig;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.http.Credentials;
import io.plumbline.chat.meters.ChatMeters;
import io.plumbline.chat.meters.Prices;
import io.plumbline.chat.protocol.ChatCompletions;
import io.plumbline.chat.protocol.ChatProtocols;
import io.plumbline.events.target.CallLimits;
import io.plumbline.events.target.CallPrices;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.plumbline.pipeline.Lease;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpChatApiTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Deque<Handler<HttpServerRequest>> script = new ArrayDeque<>();
    private final ScriptedProvider provider =
            ScriptedProvider.start(vertx, request -> Optional.ofNullable(script.poll())
                    .orElse(ScriptedProvider::hello)
                    .handle(request));

    @TempDir
    private Path secrets;

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAnswerIsAReply() {
        Reply reply = reply(ask(api(Map.of()), Target.open(provider.uri(), "m")));

        assertThat(reply.content()).isEqualTo("Hello");
        assertThat(reply.attempts()).isEqualTo(1);
        assertThat(provider.only().uri()).isEqualTo("/v1/chat/completions");
        assertThat(provider.only().headers().contains("authorization")).isFalse();
    }

    @Test
    void anAddressThatIsNotAllowedIsNotCalled() {
        Failure failure =
                failure(ask(api(EndpointAddresses.allowing(vertx), Map.of()), Target.open(provider.uri(), "m")));

        assertThat(failure.detail()).contains("127.0.0.1", "plumbline.endpoints.allowed-addresses");
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aNameIsCalledAtTheAddressThatWasCheckedAndKeepsItsName() {
        URI named = URI.create(provider.uri().toString().replace("127.0.0.1", "localhost"));

        reply(ask(api(EndpointAddresses.allowing(vertx, "127.0.0.0/8", "::1"), Map.of()), Target.open(named, "m")));

        assertThat(provider.only().headers().get("host")).isEqualTo("localhost:" + named.getPort());
    }

    @Test
    void aKeyIsABearerToken() throws IOException {
        Files.writeString(secrets.resolve("MY_KEY"), "s3cret\n");

        ask(api(Map.of()), target(Optional.of("MY_KEY"), Map.of()));

        assertThat(provider.only().headers().get("authorization")).isEqualTo("Bearer s3cret");
    }

    @Test
    void aHeaderThatWantsTheKeyGetsItAlone() throws IOException {
        Files.writeString(secrets.resolve("MY_KEY"), "s3cret");

        ask(api(Map.of()), target(Optional.of("MY_KEY"), Map.of("api-key", "${credential}", "x-team", "safety")));

        assertThat(provider.only().headers().get("api-key")).isEqualTo("s3cret");
        assertThat(provider.only().headers().get("x-team")).isEqualTo("safety");
        assertThat(provider.only().headers().contains("authorization")).isFalse();
    }

    @Test
    void aMissingKeyIsNamedAndNoRequestIsSent() {
        Failure failure = failure(ask(api(Map.of()), target(Optional.of("NO_SUCH_KEY"), Map.of())));

        assertThat(failure.kind()).isEqualTo(Kind.NO_CREDENTIAL);
        assertThat(failure.detail()).contains("NO_SUCH_KEY");
        assertThat(provider.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "QUARKUS_DATASOURCE_PASSWORD",
                "QUARKUS_TLS_KEY_STORE_PASSWORD",
                "KAFKA_SSL_KEY_PASSWORD",
                "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SSL_KEY_PASSWORD",
                "PLUMBLINE_ADMIN_TOKEN",
                "PGSSLKEY",
                "AWS_SECRET_ACCESS_KEY",
                "GITHUB_TOKEN"
            })
    void aVariableThatIsNoModelsKeyIsNotRead(String name) {
        Failure failure = failure(ask(api(Map.of()), target(Optional.of(name), Map.of())));

        assertThat(failure.kind()).isEqualTo(Kind.NO_CREDENTIAL);
        assertThat(failure.detail()).contains(name).contains("plumbline.credentials.allowed");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void whatTheOperatorAllowsIsRead() {
        ask(
                api(Map.of("plumbline.credentials.allowed", "SOME_KEY|TEAM_SECRET")),
                target(Optional.of("TEAM_SECRET"), Map.of()));

        assertThat(provider.only().headers().get("authorization")).isEqualTo("Bearer of-TEAM_SECRET");
    }

    @Test
    void aMountedSecretMayHaveAnyName() throws IOException {
        Files.writeString(secrets.resolve("PATH"), "s3cret");

        ask(api(Map.of()), target(Optional.of("PATH"), Map.of()));

        assertThat(provider.only().headers().get("authorization")).isEqualTo("Bearer s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENAI_API_KEY", "HF_TOKEN", "AZURE_OPENAI_KEY_2", "AWS_BEARER_TOKEN_BEDROCK"})
    void theUsualNamesAreRead(String name) {
        ask(api(Map.of()), target(Optional.of(name), Map.of()));

        assertThat(provider.only().headers().get("authorization")).isEqualTo("Bearer of-" + name);
    }

    @Test
    void aNameThatLeavesTheFolderIsNoKey() {
        assertThat(failure(ask(api(Map.of()), target(Optional.of("../passwd"), Map.of())))
                        .kind())
                .isEqualTo(Kind.NO_CREDENTIAL);
    }

    @Test
    void headersThatCannotBeSentAreAFailureNotAnException() {
        Failure failure = failure(ask(api(Map.of()), target(Optional.empty(), Map.of("x-bad", "a\r\nb: c"))));

        assertThat(failure.kind()).isEqualTo(Kind.HTTP_4XX);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void whatPassesIsTriedAgain() {
        script.add(ScriptedProvider.status(500, "{}"));
        script.add(ScriptedProvider.status(200, "{\"choices\": [{\"mess"));
        script.add(request -> request.connection().close());

        assertThat(reply(ask(api(Map.of()), Target.open(provider.uri(), "m"))).attempts())
                .isEqualTo(4);
        assertThat(counter("plumbline.sampler.retries", "http_5xx")).isEqualTo(1);
        assertThat(counter("plumbline.sampler.retries", "bad_response")).isEqualTo(1);
        assertThat(counter("plumbline.sampler.retries", "connection_lost")).isEqualTo(1);
        assertThat(counter("plumbline.paid.again", "connection_lost")).isEqualTo(1);
        assertThat(counter("plumbline.paid.again", "bad_response")).isEqualTo(1);
    }

    @Test
    void whatStaysIsTriedOnce() {
        script.add(ScriptedProvider.status(404, "{\"error\":{\"message\":\"no model m\"}}"));

        Failure failure = failure(ask(api(Map.of()), Target.open(provider.uri(), "m")));

        assertThat(failure.kind()).isEqualTo(Kind.HTTP_4XX);
        assertThat(failure.detail()).isEqualTo(provider.uri() + "/chat/completions answers 404: no model m");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void noRetriesMeansOneCall() {
        script.add(ScriptedProvider.status(503, ""));

        Failure failure =
                failure(ask(api(Map.of("plumbline.calls.max-retries", "0")), Target.open(provider.uri(), "m")));

        assertThat(failure).extracting(Failure::kind, Failure::attempts).containsExactly(Kind.HTTP_5XX, 1);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void theProviderSaysWhenToComeBack() {
        script.add(request -> request.response()
                .setStatusCode(429)
                .putHeader("retry-after", "1")
                .end());
        long start = System.nanoTime();

        assertThat(reply(ask(api(Map.of()), Target.open(provider.uri(), "m"))).attempts())
                .isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void compressedRepliesAreRead() {
        script.add(request -> request.response()
                .putHeader("content-encoding", "gzip")
                .end(Buffer.buffer(gzip("{\"choices\":[{\"message\":{\"content\":\"packed\"}}]}"))));

        assertThat(reply(ask(api(Map.of()), Target.open(provider.uri(), "m"))).content())
                .isEqualTo("packed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void brokenOrEndlessCompressionIsAFailureNotAnException(boolean endless) {
        byte[] zeros = gzip("0".repeat(3_000_000));
        byte[] body = endless ? zeros : "{\"choices\":[]}".getBytes(StandardCharsets.UTF_8);
        script.add(request ->
                request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(body)));

        Failure failure = failure(ask(
                api(Map.of("plumbline.calls.max-reply-bytes", "100000", "plumbline.calls.max-retries", "0")),
                Target.open(provider.uri(), "m")));

        assertThat(failure.kind()).isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_LOST);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aHeaderFromTheEndOfTimeIsNotBelieved() {
        script.add(request -> request.response()
                .setStatusCode(429)
                .putHeader("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")
                .end());
        ChatApi api = api(Map.of("plumbline.calls.max-concurrency", "1"));

        assertThat(reply(ask(api, Target.open(provider.uri(), "m"))).attempts()).isEqualTo(2);
        assertThat(reply(ask(api, Target.open(provider.uri(), "m"))).attempts()).isEqualTo(1);
    }

    @Test
    void aCallWithoutAWaitingCallerIsBrokenOffAndFreesItsSlot() {
        AtomicBoolean closed = new AtomicBoolean();
        CountDownLatch arrived = new CountDownLatch(1);
        script.add(request -> {
            request.connection().closeHandler(gone -> closed.set(true));
            arrived.countDown();
        });
        ChatApi api = api(Map.of("plumbline.calls.max-concurrency", "1"));
        Cancellable call = call(api, Target.open(provider.uri(), "m"))
                .subscribe()
                .with(result -> {
                    throw new AssertionError(result.toString());
                });
        assertThat(await(arrived)).isTrue();

        call.cancel();

        assertThat(reply(ask(api, Target.open(provider.uri(), "m"))).content()).isEqualTo("Hello");
        assertThat(closed).isTrue();
        assertThat(registry.get("plumbline.sampler.calls.in.flight").gauge().value())
                .isZero();
    }

    @Test
    void noCallGoesOutBeforeThePartitionIsSurelyOurs() {
        CompletableFuture<Void> word = new CompletableFuture<>();
        Lease unsure = new Lease() {
            @Override
            public Uni<Void> confirmed() {
                return Uni.createFrom().completionStage(word);
            }

            @Override
            public Uni<Void> lost() {
                return Uni.createFrom().nothing();
            }
        };
        Caller caller = Caller.target("watched").within(unsure.within(Context.root()));
        CompletableFuture<ChatResult> result = api(Map.of())
                .complete(Target.open(provider.uri(), "m"), request(), caller)
                .subscribeAsCompletionStage();
        assertThat(result).isNotDone();
        assertThat(provider.requests()).isEmpty();

        word.complete(null);

        assertThat(reply(result.join()).content()).isEqualTo("Hello");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHangingCallIsGivenUp() {
        script.add(request -> {});

        assertThat(reply(ask(hasty(), Target.open(provider.uri(), "m"))).attempts())
                .isEqualTo(2);
        assertThat(counter("plumbline.sampler.errors", "timeout")).isEqualTo(1);
    }

    @Test
    void aReplyThatDripsIsGivenUpAndItsConnectionClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        script.add(request -> {
            request.connection().closeHandler(gone -> closed.set(true));
            request.response().setChunked(true);
            vertx.setPeriodic(20, drip -> request.response().write(" "));
        });

        assertThat(reply(ask(hasty(), Target.open(provider.uri(), "m"))).attempts())
                .isEqualTo(2);
        assertThat(closed).isTrue();
    }

    @Test
    void anEndlessReplyIsCutOff() {
        script.add(request -> request.response().setChunked(true).write(Buffer.buffer(new byte[300_000])));

        Failure failure = failure(ask(
                api(Map.of("plumbline.calls.max-reply-bytes", "100000", "plumbline.calls.max-retries", "0")),
                Target.open(provider.uri(), "m")));

        assertThat(failure.kind()).isEqualTo(Kind.BAD_RESPONSE);
        assertThat(failure.detail()).contains("more than 100000 bytes");
    }

    @Test
    void aFailedConnectionIsReportedWithItsAddress() {
        provider.close();

        Failure failure =
                failure(ask(api(Map.of("plumbline.calls.max-retries", "1")), Target.open(provider.uri(), "m")));

        assertThat(failure).extracting(Failure::kind, Failure::attempts).containsExactly(Kind.CONNECT, 2);
        assertThat(failure.detail()).contains("Connection refused").contains("127.0.0.1");
    }

    @Test
    void aModelThatWantsAnotherNameForTheTokenLimitIsAskedThatWayEverAfter() {
        script.add(ScriptedProvider.status(
                400, "{\"error\":{\"message\":\"use 'max_completion_tokens'\",\"code\":\"unsupported_parameter\"}}"));
        ChatApi api = api(Map.of("plumbline.calls.max-retries", "0"));

        reply(ask(api, Target.open(provider.uri(), "m")));
        reply(ask(api, Target.open(provider.uri(), "m")));

        assertThat(provider.requests())
                .extracting(request -> request.body().containsKey("max_completion_tokens"))
                .containsExactly(false, true, true);
    }

    @Test
    void aSlowEndpointDoesNotHoldUpAnother() {
        try (ScriptedProvider hanging = ScriptedProvider.start(vertx, request -> {})) {
            ChatApi api = api(Map.of());
            for (int i = 0; i < 500; i++) {
                call(api, Target.open(hanging.uri(), "slow")).subscribe().with(never -> {});
            }

            assertThat(reply(ask(api, Target.open(provider.uri(), "m"))).content())
                    .isEqualTo("Hello");
        }
    }

    @Test
    void tokensAndMoneyAreCountedByRole() {
        ChatApi api = api(Map.of(
                "plumbline.prices.\"m\".input-per-million", "2.5", "plumbline.prices.\"m\".output-per-million", "10"));

        ask(api, Target.open(provider.uri(), "m"));
        api.complete(Target.open(provider.uri(), "m"), request(), Caller.calibration("m"))
                .await()
                .atMost(LONG);

        assertThat(registry.get("plumbline.cost.usd")
                        .tag("role", "target")
                        .counter()
                        .count())
                .isEqualTo((100 * 2.5 + 20 * 10) / 1e6);
        assertThat(registry.get("plumbline.tokens")
                        .tags("role", "calibration", "type", "output")
                        .counter()
                        .count())
                .isEqualTo(20);
        assertThat(registry.get("gen_ai.client.operation.duration").timer().count())
                .isEqualTo(2);
        assertThat(counter("plumbline.sampler.errors", "circuit_open")).isZero();
    }

    /** The faults of the issue: 429 20 %, 500 10 %, drop 5 %, broken JSON 5 %, hang 1 %. */
    @Test
    void aModelsOwnLimitDelaysOnlyItsOwnCalls() {
        ChatApi api = api(Map.of());
        Target limited = Target.open(provider.uri(), "slow")
                .on(Optional.of(new CallLimits(Optional.of(60L), Optional.empty())), Optional.empty());
        List<Uni<ChatResult>> calls =
                IntStream.range(0, 8).mapToObj(i -> call(api, limited)).toList();
        long start = System.nanoTime();
        var all = Uni.join().all(calls).andFailFast().subscribeAsCompletionStage();

        reply(ask(api, Target.open(provider.uri(), "m")));
        assertThat(all).as("the other model did not wait").isNotDone();

        // A tenth of the minute's 60 goes out at once, the rest at 0.9 a second.
        assertThat(all.join()).allMatch(Reply.class::isInstance);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aCallCostsWhatItsModelWasRegisteredWithAndElseWhatTheListSays() {
        ChatApi api = api(Map.of("plumbline.prices.m.input-per-million", "1000000"));

        long listed = reply(ask(api, Target.open(provider.uri(), "m"))).usage().promptTokens();
        Target priced = Target.open(provider.uri(), "m").on(Optional.empty(), Optional.of(new CallPrices(3e6, 0)));
        long registered = reply(ask(api, priced)).usage().promptTokens();

        assertThat(listed).isPositive();
        assertThat(registry.get("plumbline.cost.usd").counter().count()).isEqualTo(listed + 3.0 * registered);
    }

    @Test
    void underFaultsEveryCallEndsAndNearlyAllWithAReply() {
        Random dice = new Random(11);
        AtomicInteger faults = new AtomicInteger();
        try (ScriptedProvider faulty = ScriptedProvider.start(vertx, request -> misbehave(request, dice, faults))) {
            ChatApi api = api(Map.of(
                    "plumbline.calls.timeout", "2s",
                    "plumbline.calls.shortest-timeout", "200ms"));
            List<Uni<ChatResult>> calls = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                calls.add(call(api, Target.open(faulty.uri(), "m")));
            }

            List<ChatResult> results =
                    Uni.join().all(calls).andFailFast().await().atMost(Duration.ofMinutes(2));

            long replies = results.stream().filter(Reply.class::isInstance).count();
            assertThat(replies).isGreaterThanOrEqualTo(990);
            assertThat(faulty.requests().size() - faults.get())
                    .as("calls beyond the faults; a busy machine lets one or the other time out")
                    .isBetween((int) replies, (int) replies + 10);
        }
    }

    private static void misbehave(HttpServerRequest request, Random dice, AtomicInteger faults) {
        double roll = dice.nextDouble();
        if (roll >= 0.41) {
            ScriptedProvider.hello(request);
            return;
        }
        faults.incrementAndGet();
        if (roll < 0.2) {
            request.response()
                    .setStatusCode(429)
                    .putHeader("retry-after-ms", "50")
                    .end();
        } else if (roll < 0.3) {
            ScriptedProvider.status(500, "{\"error\":{\"message\":\"boom\"}}").handle(request);
        } else if (roll < 0.35) {
            request.connection().close();
        } else if (roll < 0.4) {
            ScriptedProvider.status(200, "{\"choices\": [{\"message\": ").handle(request);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private ChatApi hasty() {
        return api(Map.of("plumbline.calls.timeout", "300ms"));
    }

    private ChatApi api(Map<String, String> settings) {
        return api(EndpointAddresses.allowing(vertx, "127.0.0.0/8", "::1"), settings);
    }

    private ChatApi api(EndpointAddresses addresses, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("plumbline.calls.first-pause", "5ms"));
        all.putAll(settings);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValues(all)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ChatConfig.class)
                .withMapping(Prices.class)
                .build();
        ChatMeters meters = new ChatMeters(registry, config.getConfigMapping(Prices.class));
        Credentials credentials = new Credentials(
                vertx,
                Optional.of(secrets),
                all.getOrDefault("plumbline.credentials.allowed", Credentials.MODEL_KEYS),
                name -> name.equals("MY_KEY") || name.equals("NO_SUCH_KEY") ? null : "of-" + name);
        ChatConfig calls = config.getConfigMapping(ChatConfig.class);
        ChatProtocols protocols = new ChatProtocols(List.of(new ChatCompletions()), calls.protocols());
        return new HttpChatApi(new ModelEndpoints(vertx, calls, meters, addresses, credentials, protocols, () -> 1));
    }

    private Target target(Optional<String> credential, Map<String, String> headers) {
        return new Target(provider.uri(), "m", credential, headers, Map.of());
    }

    private double counter(String name, String reason) {
        return registry.get(name).tag("reason", reason).counter().count();
    }

    private static ChatResult ask(ChatApi api, Target target) {
        return call(api, target).await().atMost(LONG);
    }

    private static Uni<ChatResult> call(ChatApi api, Target target) {
        return api.complete(target, request(), Caller.target("watched"));
    }

    private static ChatRequest request() {
        return new ChatRequest(List.of(ChatMessage.user("Hello there")), Sampling.published(), OptionalInt.empty());
    }

    private static Reply reply(ChatResult result) {
        return result.fold(reply -> reply, failure -> {
            throw new AssertionError(failure.kind() + " " + failure.detail());
        });
    }

    private static Failure failure(ChatResult result) {
        return result.fold(
                reply -> {
                    throw new AssertionError("a reply");
                },
                failure -> failure);
    }
}
