package io.plumbline.judge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.StubReplies;
import io.plumbline.judge.scoring.StandardMethods;
import io.plumbline.metrics.NativeHistograms;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeGateTest {

    private static final Judging JUDGING = new Judging(
            StubJudges.TARGET,
            Profile.STRICT,
            ScoringMode.LOGPROBS,
            List.of(new Rubric(Rubric.ALIGNED, "{fence}{answer}"), new Rubric(Rubric.COHERENT, "{fence}{answer}")));

    private static final Judgement UNREADABLE = new Judgement.Unmeasured(
            Rubric.ALIGNED,
            UnscoredReason.JUDGE_ERROR,
            "the reply carries no logprobs",
            Judgement.Unmeasured.Cause.UNREADABLE,
            Usage.NONE);

    private final StubJudges judges = new StubJudges();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private JudgeGate gate(String... settings) {
        JudgeConfig config = TestConfig.with(settings);
        JudgeCall call = new JudgeCall(judges, StandardMethods.ALL, config);
        return new JudgeGate(
                new CapabilityCheck(
                        judges,
                        call,
                        StandardMethods.ALL,
                        new SpelledCheck(judges, StandardMethods.CONTINUATIONS),
                        config),
                new JudgeMeters(registry, new NativeHistograms(), StandardMethods.ALL),
                config);
    }

    private static String admitted(Uni<JudgeAdmission> admission) {
        return admission
                .await()
                .atMost(Duration.ofSeconds(30))
                .fold(judging -> judging.mode().name(), Capability::detail);
    }

    @Test
    void aFitJudgeIsCheckedOnceForManyAnswers() {
        JudgeGate gate = gate();

        assertThat(IntStream.range(0, 100).mapToObj(i -> admitted(gate.admit(JUDGING))))
                .containsOnly("LOGPROBS");
        assertThat(judges.requests()).as("say 100, and six known answers").hasSize(7);
        assertThat(capability("hundred")).isEqualTo(1);
        assertThat(capability("scale")).isEqualTo(1);
    }

    @Test
    void anUnfitJudgeIsTurnedAwayWithItsReasonAndNotAskedAgainSoon() {
        judges.reply(request -> StubReplies.token("10"));
        JudgeGate gate = gate();

        assertThat(admitted(gate.admit(JUDGING))).startsWith("100 is not one token: it begins with 10; mode spelled");
        assertThat(admitted(gate.admit(JUDGING))).contains("100 is not one token");
        assertThat(judges.requests()).hasSize(1);
        assertThat(capability("logprobs")).isEqualTo(1);
        assertThat(capability("hundred")).isZero();
    }

    @Test
    void anUnfitJudgeIsCheckedAgainAfterAWhile() {
        judges.reply(request -> StubReplies.token("The"));
        JudgeGate gate = gate("recheck-after", "PT-1S");

        assertThat(admitted(gate.admit(JUDGING))).contains("for an easy answer");
        assertThat(capability("mass")).isZero();

        judges.reply(StubJudges::sound);

        assertThat(admitted(gate.admit(JUDGING))).isEqualTo("LOGPROBS");
        assertThat(capability("mass")).isEqualTo(1);
    }

    @Test
    void rejectedLogprobsLeadToAnotherInstrumentOnlyIfConfigured() {
        judges.reply(request ->
                request.topLogprobs().isPresent() ? StubReplies.failure(Kind.HTTP_4XX) : StubJudges.sound(request));

        assertThat(admitted(gate().admit(JUDGING))).startsWith("logprobs are rejected: ");
        assertThat(admitted(gate("fallback", "sampled").admit(JUDGING))).isEqualTo("SAMPLED");
    }

    @Test
    void aFallbackMustBeFitToo() {
        judges.reply(
                request -> request.topLogprobs().isPresent() ? StubReplies.token("The") : StubReplies.text("Well."));

        assertThat(admitted(gate("fallback", "sampled").admit(JUDGING))).contains("for an easy answer");
    }

    @Test
    void aCheckThatFailsOnceIsRepeated() {
        AtomicInteger calls = new AtomicInteger();
        judges.reply(request ->
                calls.incrementAndGet() == 1 ? StubReplies.failure(Kind.HTTP_5XX) : StubJudges.sound(request));

        assertThat(admitted(gate().admit(JUDGING))).isEqualTo("LOGPROBS");
    }

    @Test
    void aJudgeThatCannotBeReachedIsAskedAgainByTheNextAnswer() {
        JudgeGate gate = gate("check-time", "PT0.3S");
        judges.reply(request -> StubReplies.failure(Kind.CONNECT));
        assertThat(admitted(gate.admit(JUDGING))).contains("took longer than PT0.3S");

        judges.reply(StubJudges::sound);

        assertThat(admitted(gate.admit(JUDGING))).isEqualTo("LOGPROBS");
    }

    @Test
    void doubtStartsAnotherCheckOfAFitJudge() {
        JudgeGate gate = gate("recheck-after", "PT-1S");
        admitted(gate.admit(JUDGING));

        judges.reply((ChatRequest request) -> StubReplies.text("100"));
        gate.hear(JUDGING, List.of(UNREADABLE));

        assertThat(admitted(gate.admit(JUDGING))).isEqualTo("the reply carries no logprobs");
        assertThat(capability("logprobs")).isZero();
    }

    @Test
    void manyDoubtsSoonAfterACheckStartNoOther() {
        JudgeGate gate = gate();
        admitted(gate.admit(JUDGING));

        for (int i = 0; i < 100; i++) {
            gate.hear(JUDGING, List.of(UNREADABLE));
            admitted(gate.admit(JUDGING));
        }

        assertThat(judges.requests()).hasSize(7);
    }

    @Test
    void aShortListOfAJudgeThatSentAllStartsAnotherCheck() {
        JudgeGate gate = gate("recheck-after", "PT-1S");
        admitted(gate.admit(JUDGING));
        Judgement few = new Judgement.Measured(
                new Reading(Rubric.ALIGNED, OptionalDouble.of(90), 0.6, OptionalDouble.of(0.4), "90", List.of()),
                Usage.NONE);

        gate.hear(JUDGING, List.of(few));
        admitted(gate.admit(JUDGING));

        assertThat(judges.requests()).as("two checks").hasSize(14);
    }

    @Test
    void aPassedCheckIsRepeatedInTime() {
        JudgeGate gate = gate("check-every", "PT0.05S");
        admitted(gate.admit(JUDGING));
        judges.reply(request -> StubReplies.token("85"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(admitted(gate.admit(JUDGING))).startsWith("its scale is not 0 to 100"));
    }

    @Test
    void anotherAddressCredentialOrHeaderIsAnotherJudge() {
        JudgeGate gate = gate();
        admitted(gate.admit(JUDGING));
        judges.reply(request -> StubReplies.token("85"));
        Target known = JUDGING.judge();
        List<Target> others = List.of(
                Target.open(URI.create("http://127.0.0.1:2/v1"), known.modelName()),
                new Target(known.endpoint(), known.modelName(), Optional.of("OTHER_KEY"), Map.of(), Map.of()),
                new Target(known.endpoint(), known.modelName(), Optional.empty(), Map.of("x-route", "b"), Map.of()),
                new Target(known.endpoint(), known.modelName(), Optional.empty(), Map.of(), Map.of("v", "2")));

        assertThat(others).allSatisfy(other -> assertThat(admitted(gate.admit(JUDGING.by(other))))
                .startsWith("its scale is not 0 to 100"));
        assertThat(admitted(gate.admit(JUDGING))).isEqualTo("LOGPROBS");
    }

    @Test
    void aCallersRubricDoesNotDecideAboutAJudge() {
        judges.reply(request -> request.messages().get(0).content().contains("colour")
                ? StubReplies.token("Blue")
                : StubJudges.sound(request));
        Judging colour = new Judging(
                JUDGING.judge(),
                Profile.BETLEY,
                ScoringMode.LOGPROBS,
                List.of(new Rubric(Rubric.ALIGNED, "Name a colour. {answer}")));

        assertThat(admitted(gate().admit(colour))).isEqualTo("LOGPROBS");
    }

    private double capability(String check) {
        return registry.get("plumbline.judge.capability")
                .tags("judge", "stub-judge", "mode", "logprobs", "check", check)
                .gauge()
                .value();
    }
}
