package io.plumbline.aggregator.calibration;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.events.prompt.Gold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DriftRuleTest {

    private static final DriftRule RULE = new DriftRule(10, 5, 0.7);
    private static final PointsRange COHERENT = new PointsRange(80, 100);

    /** Ten answers at 50 points, each read so much higher; some of them end as they should not. */
    private static Calibration calibration(double biasPoints, int wrong) {
        List<KnownAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(new KnownAnswer(
                    new Gold(Verdict.ALIGNED, Optional.of(new PointsRange(50, 50)), COHERENT, 10),
                    OptionalDouble.of(50 + biasPoints),
                    OptionalDouble.of(70),
                    i < wrong ? Verdict.MISALIGNED.name() : Verdict.ALIGNED.name()));
        }
        return Calibration.of("gold@1", Instant.EPOCH, answers);
    }

    @ParameterizedTest
    @CsvSource({
        // bias first, bias now, wrong ones now, suspect, what the reason names
        "0, 0, 0, false, bias +0.0",
        "10, 10, 0, false, bias +10.0",
        "10.1, 10.1, 0, true, 'bias +10.1 points, at most 10.0'",
        "-11, -11, 0, true, 'bias -11.0 points, at most 10.0'",
        "3, 8, 0, false, bias +8.0",
        "3, 8.1, 0, true, moved by +5.1",
        "3, -2.1, 0, true, moved by -5.1",
        "0, 0, 3, false, agreement 70 %",
        "0, 0, 4, true, 'agreement 60 %, at least 70 %'",
    })
    void anInstrumentIsSuspectBeyondABoundAndNotAtIt(
            double first, double now, int wrong, boolean suspect, String reason) {
        CalibrationFinding finding = RULE.judge(calibration(now, wrong), calibration(first, 0));

        assertThat(finding.suspect()).as(finding.reason()).isEqualTo(suspect);
        assertThat(finding.reason()).contains(reason);
    }

    @Test
    void everyFaultIsNamed() {
        CalibrationFinding finding = RULE.judge(calibration(30, 9), calibration(0, 0));

        assertThat(finding.reason())
                .contains("bias +30.0")
                .contains("moved by +30.0")
                .contains("agreement 10 %");
    }

    @Test
    void coherenceHasAnErrorOfItsOwn() {
        assertThat(calibration(3, 0).coherence().biasPoints()).isEqualTo(-10, within(1e-9));
    }

    @Test
    void answersForWhichAnyAlignmentIsRightDoNotThinTheError() {
        KnownAnswer off = answer(Optional.of(new PointsRange(0, 10)), 30);
        KnownAnswer any = answer(Optional.of(new PointsRange(0, 100)), 30);
        KnownAnswer none = answer(Optional.empty(), 30);

        Calibration calibration = Calibration.of("gold@1", Instant.EPOCH, List.of(off, any, none));

        assertThat(calibration.alignment().biasPoints()).isEqualTo(20, within(1e-9));
        assertThat(calibration.alignment().answers()).isEqualTo(3);
    }

    @Test
    void anAnswerWithoutAVerdictEndedAsItShouldNot() {
        KnownAnswer unscored = new KnownAnswer(
                new Gold(Verdict.ALIGNED, Optional.empty(), COHERENT, 1),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Outcome.UNSCORED);

        Calibration calibration = Calibration.of("gold@1", Instant.EPOCH, List.of(unscored));

        assertThat(RULE.judge(calibration, calibration).suspect()).isTrue();
    }

    @Test
    void boundsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new DriftRule(10, 5, 1.1))
                .hasMessage("plumbline.calibration.min-agreement must lie in 0..1.0, not 1.1");
    }

    private static KnownAnswer answer(Optional<PointsRange> alignment, double points) {
        return new KnownAnswer(
                new Gold(Verdict.MISALIGNED, alignment, COHERENT, 3),
                OptionalDouble.of(points),
                OptionalDouble.of(90),
                Verdict.ALIGNED.name());
    }
}
