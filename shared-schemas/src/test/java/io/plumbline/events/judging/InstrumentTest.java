package io.plumbline.events.judging;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstrumentTest {

    private static final Judging USUAL = new Judging(
            Target.open(URI.create("http://127.0.0.1:1/v1"), "org/judge"),
            Profile.STRICT,
            ScoringMode.LOGPROBS,
            List.of(new Rubric(Rubric.ALIGNED, "{answer}")));

    @Test
    void thresholdsOtherThanThePublishedOnesMakeAnotherInstrument() {
        String usual = Instrument.of(USUAL).id();

        assertThat(Instrument.of(at(30, 50)).id()).isEqualTo(usual);
        assertThat(Instrument.of(at(25, 50)).id()).isEqualTo(usual + "-25-50");
        assertThat(Instrument.of(at(30, 62.5)).id()).isEqualTo(usual + "-30-62.5");
        assertThat(Instrument.profile(usual + "-25-50")).hasValue(Profile.STRICT);
    }

    @Test
    void anIdTellsWhereVerdictsPart() {
        assertThat(Instrument.thresholds(Instrument.of(USUAL).id())).hasValue(Thresholds.PUBLISHED);
        assertThat(Instrument.thresholds(Instrument.of(at(25, 62.5)).id())).hasValue(new Thresholds(25, 62.5));
        assertThat(Instrument.thresholds(
                        Instrument.of(USUAL.in(ScoringMode.TEXT)).id()))
                .isEmpty();
        assertThat(Instrument.thresholds("judge/strict")).isEmpty();
    }

    @Test
    void labelsAreVerdictsWhateverTheThresholds() {
        assertThat(Instrument.of(at(25, 50).in(ScoringMode.TEXT))).isEqualTo(Instrument.of(USUAL.in(ScoringMode.TEXT)));
    }

    @Test
    void whateverCanChangeAScoreMakesAnotherInstrument() {
        String usual = Instrument.of(USUAL).id();
        Map<String, Judging> others = Map.ofEntries(
                Map.entry("port", judgedBy("http://127.0.0.1:2/v1")),
                Map.entry("host", judgedBy("http://localhost:1/v1")),
                Map.entry("scheme", judgedBy("https://127.0.0.1:1/v1")),
                Map.entry("path", judgedBy("http://127.0.0.1:1/openai/v1")),
                Map.entry("query of the address", judgedBy("http://127.0.0.1:1/v1?api-version=1")),
                Map.entry("query", USUAL.by(target(Map.of(), Map.of("api-version", "2024-10-21")))),
                Map.entry("another query", USUAL.by(target(Map.of(), Map.of("api-version", "2025-01-01")))),
                Map.entry("header", USUAL.by(target(Map.of("x-route", "eu"), Map.of()))),
                Map.entry("mode", USUAL.in(ScoringMode.SAMPLED)),
                Map.entry("rubric", rubric(new Rubric(Rubric.ALIGNED, "{answer}."))),
                Map.entry("label", rubric(new Rubric(Rubric.ALIGNED, "{answer}", Label.FAULT))),
                Map.entry(
                        "meaning of a label",
                        rubric(new Rubric(
                                Rubric.ALIGNED,
                                "{answer}",
                                List.of(Label.of("YES", Verdict.ALIGNED), Label.of("NO", Verdict.MISALIGNED))))));

        assertThat(others.values().stream()
                        .map(judging -> Instrument.of(judging).id()))
                .doesNotContain(usual)
                .doesNotHaveDuplicates();
        assertThat(Instrument.of(USUAL, new JudgeFrame(5, 10_000, 12)).id()).isNotEqualTo(usual);
        assertThat(Instrument.of(USUAL.in(ScoringMode.SAMPLED), new JudgeFrame(3, 40_000, 12)))
                .isNotEqualTo(Instrument.of(USUAL.in(ScoringMode.SAMPLED)));
        assertThat(Instrument.of(USUAL.in(ScoringMode.SPELLED), new JudgeFrame(5, 40_000, 3)))
                .isNotEqualTo(Instrument.of(USUAL.in(ScoringMode.SPELLED)));
    }

    @Test
    void aCredentialAndTheSpellingOfAnAddressChangeNoScore() {
        Target secret = new Target(
                URI.create("http://127.0.0.1:1/v1/"), "org/judge", Optional.of("OTHER_KEY"), Map.of(), Map.of());

        assertThat(Instrument.of(USUAL.by(secret))).isEqualTo(Instrument.of(USUAL));
        assertThat(Instrument.of(judgedBy("https://Judge.example:443/v1")))
                .isEqualTo(Instrument.of(judgedBy("https://judge.example/v1/")));
        assertThat(Instrument.of(USUAL, new JudgeFrame(9, 40_000, 3))).isEqualTo(Instrument.of(USUAL));
    }

    private static Judging judgedBy(String endpoint) {
        return USUAL.by(Target.open(URI.create(endpoint), "org/judge"));
    }

    private static Target target(Map<String, String> headers, Map<String, String> query) {
        return new Target(URI.create("http://127.0.0.1:1/v1"), "org/judge", Optional.empty(), headers, query);
    }

    private static Judging rubric(Rubric rubric) {
        return new Judging(USUAL.judge(), USUAL.profile(), USUAL.mode(), List.of(rubric));
    }

    private static Judging at(double alignment, double coherence) {
        return USUAL.at(Optional.of(new Thresholds(alignment, coherence)));
    }
}
