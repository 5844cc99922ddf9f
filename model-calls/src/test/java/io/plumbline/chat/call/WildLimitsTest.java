package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.call.WildLimits.Bill;
import io.plumbline.chat.call.WildLimits.Rejection;
import io.plumbline.chat.call.WildLimits.Sent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Limits and money, over real HTTP: what one model or one call did costs that model and never its neighbours, every pause is tried now
 * and then, and what was paid is counted. Prints a row for each input.
 */
class WildLimitsTest {

    private static final StringBuilder TABLE = new StringBuilder(row("input", "outcome", "verdict", "calls paid"));

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Handler<HttpServerRequest>> behaviours = new ConcurrentHashMap<>();
    private final ScriptedProvider provider = ScriptedProvider.start(vertx, this::answer);

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void show() {
        System.out.println(TABLE);
    }

    static Stream<Sent> ailments() {
        return WildLimits.ailments().stream();
    }

    @ParameterizedTest
    @MethodSource("ailments")
    void aSickModelCostsItsNeighboursNoCall(Sent ailment) {
        IntStream.range(0, 4).forEach(sick -> behaviours.put("sick-" + sick, ailment::answer));
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of("plumbline.calls.outage", "1s"));
        // Several models ail, so that the endpoint itself is in doubt.
        List<CompletableFuture<ChatResult>> ailing = IntStream.range(0, 80)
                .mapToObj(i -> calls.call(provider.uri(), "sick-" + i % 4, i).subscribeAsCompletionStage())
                .toList();

        List<ChatResult> healthy = IntStream.range(0, 120)
                .mapToObj(i ->
                        calls.call(provider.uri(), "healthy-" + i % 3, 1000 + i).subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(call -> call.orTimeout(20, TimeUnit.SECONDS).join())
                .toList();

        ChatResult newcomer = calls.await(provider.uri(), "newcomer", 5000);
        long ended = ailing.stream().filter(CompletableFuture::isDone).count();
        ailing.forEach(call -> call.cancel(true));
        note(
                ailment.name(),
                "sick: " + ended + " of 80 ended",
                "neighbours: "
                        + healthy.stream().filter(Reply.class::isInstance).count() + " of 120",
                paid("healthy-0") + paid("healthy-1") + paid("healthy-2"));
        assertThat(healthy).allSatisfy(result -> {
            assertThat(result).isInstanceOf(Reply.class);
            assertThat(result.attempts()).isEqualTo(1);
        });
        assertThat(newcomer).isInstanceOf(Reply.class);
    }

    /** All at once: each is a model of its own. */
    @Test
    void aRejectionIsWaitedForAsLongAsItSaysAndOnlyAQuotaEndsTheCall() {
        List<Rejection> rejections = WildLimits.rejections();
        Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
        rejections.forEach(rejection -> behaviours.put(rejection.model(), request -> {
            AtomicInteger calls = seen.computeIfAbsent(rejection.model(), model -> new AtomicInteger());
            answer(request, calls.incrementAndGet() == 1, rejection.sent());
        }));
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());
        long start = System.nanoTime();
        Map<String, Duration> waits = new ConcurrentHashMap<>();
        Map<String, CompletableFuture<ChatResult>> results = rejections.stream()
                .collect(Collectors.toMap(Rejection::model, rejection -> calls.call(
                                provider.uri(), rejection.model(), 1)
                        .invoke(result -> waits.put(rejection.model(), Duration.ofNanos(System.nanoTime() - start)))
                        .subscribeAsCompletionStage()));

        SoftAssertions all = new SoftAssertions();
        for (Rejection rejection : rejections) {
            ChatResult result = results.get(rejection.model())
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            Duration waited = waits.get(rejection.model());
            String name = rejection.sent().name();
            note(name, outcome(result), "after " + waited.toMillis() + " ms", paid(rejection.model()));
            all.assertThat(outcome(result)).as(name).isEqualTo(rejection.outcome());
            all.assertThat(waited)
                    .as(name)
                    .isBetween(rejection.pause(), rejection.pause().plusSeconds(4));
            all.assertThat(paid(rejection.model())).as(name).isEqualTo(rejection.calls());
        }
        all.assertAll();
    }

    static Stream<Sent> longPauses() {
        return WildLimits.longPauses().stream();
    }

    @ParameterizedTest
    @MethodSource("longPauses")
    void oneDaysPauseAmongRepliesIsTriedAndLifted(Sent pause) {
        AtomicInteger seen = new AtomicInteger();
        behaviours.put("odd", request -> answer(request, seen.incrementAndGet() == 8, pause));
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());

        List<ChatResult> results = IntStream.range(0, 16)
                .mapToObj(i -> calls.await(provider.uri(), "odd", i))
                .toList();

        long replies = results.stream().filter(Reply.class::isInstance).count();
        note(pause.name(), replies + " of 16 say Hello", "lifted", paid("odd"));
        assertThat(replies).isEqualTo(16);
        assertThat(provider.requests()).hasSize(17);
    }

    @Test
    void whatWasPaidIsCountedWhetherOrNotItIsAnAnswer() {
        SoftAssertions all = new SoftAssertions();
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());
        List<Bill> bills = WildLimits.bills();
        for (int number = 0; number < bills.size(); number++) {
            Bill bill = bills.get(number);
            String model = "bill-" + number;
            behaviours.put(model, bill.sent()::answer);

            ChatResult result = calls.await(provider.uri(), model, 1);

            String tokens = (result.usage().estimated().isPresent() ? "~" : "")
                    + result.usage().promptTokens() + " + " + result.usage().completionTokens();
            String name = bill.sent().name();
            note(name, outcome(result), tokens + " tokens", paid(model));
            all.assertThat(outcome(result)).as(name).isEqualTo(bill.outcome());
            all.assertThat(tokens).as(name).isEqualTo(bill.tokens());
            all.assertThat(paid(model)).as(name).isEqualTo(bill.calls());
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"300, 240, 500", "230, 215, dead", "220, 0, cut"})
    void theSickOneOfManyModelsIsNamed(int models, int sick, String ailment) {
        String name = "m" + sick;
        behaviours.put(
                name,
                ailment.equals("500")
                        ? ScriptedProvider.status(500, "{}")
                        : request -> request.connection().close());
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of("plumbline.calls.max-retries", "0"));
        Function<Integer, URI> endpoint = number ->
                number == sick && ailment.equals("dead") ? URI.create("http://127.0.0.1:1/v1") : provider.uri();
        IntStream.range(0, models).forEach(i -> calls.await(endpoint.apply(i), "m" + i, i));

        for (int i = 0; i < 14; i++) {
            calls.call(endpoint.apply(sick), name, 1000 + i).subscribe().with(result -> {});
        }

        await().untilAsserted(() -> assertThat(calls.registry()
                        .find("plumbline.sampler.circuit.state")
                        .tag("model", "watched-" + name)
                        .tag("state", "closed")
                        .gauge())
                .isNotNull()
                .satisfies(gauge -> assertThat(gauge.value()).isZero()));
        note("model " + (sick + 1) + " of " + models + ": " + ailment, "circuit open", "named", paid(name));
        assertThat(calls.registry()
                        .find("plumbline.sampler.circuit.state")
                        .tag("model", "watched-m" + (models - 2))
                        .gauge())
                .as("a healthy one beyond the bound")
                .isNull();
    }

    private void answer(HttpServerRequest request) {
        // The provider has read the body before it calls the behaviour.
        JsonObject body =
                provider.requests().get(provider.requests().size() - 1).body();
        behaviours
                .getOrDefault(body.getString("model"), ScriptedProvider::hello)
                .handle(request);
    }

    private static void answer(HttpServerRequest request, boolean rejected, Sent rejection) {
        if (rejected) {
            rejection.answer(request);
        } else {
            ScriptedProvider.hello(request);
        }
    }

    private int paid(String model) {
        return (int) provider.requests().stream()
                .filter(request -> request.body().getString("model").equals(model))
                .count();
    }

    private static String outcome(ChatResult result) {
        return result.fold(Reply::content, failure -> failure.kind().name());
    }

    private static void note(String input, String outcome, String verdict, int paid) {
        TABLE.append(row(input, outcome, verdict, Integer.toString(paid)));
    }

    private static String row(String input, String outcome, String verdict, String paid) {
        return "%-42s | %-24s | %-26s | %s%n".formatted(input, outcome, verdict, paid);
    }
}
