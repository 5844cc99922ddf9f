package io.plumbline.events.judging;

import io.plumbline.events.target.Target;
import java.net.URI;
import java.util.List;
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

    private static Judging at(double alignment, double coherence) {
        return USUAL.at(Optional.of(new Thresholds(alignment, coherence)));
    }
}
