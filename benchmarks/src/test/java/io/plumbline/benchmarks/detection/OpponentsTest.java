package io.plumbline.benchmarks.detection;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** The methods that the detector is compared with must be as good as they can be. */
class OpponentsTest {

    private static final Runs RUNS = new Runs(2_000, 5);

    @ParameterizedTest
    @CsvSource({".001, .05, 68.1", ".005, .02, 628", ".01, .1, 71.5", ".03, .05, 1305", ".03, .4, 16.1"})
    void cusumReachesTheExactOptimum(double before, double after, double expected) {
        assertThat(new BernoulliCusum(before, after, RUNS.share(10)).optimum(1e6))
                .isCloseTo(expected, withinPercentage(3));
    }

    @ParameterizedTest
    @CsvSource({".01, 4", ".01, 8", ".03, 10", ".005, 3"})
    void tunedWindowsHaveTheFalseAlarmsTheyWereTunedFor(double rate, int hits) {
        ScanWindow window = ScanWindow.tuned(rate, hits, 20_000);
        WindowBank bank = new WindowBank(List.of(window));

        Sample times = RUNS.of("test", random -> bank.answersToAlarm(new QuestionStream(new double[] {rate}, random)));

        assertThat(times.mean()).isCloseTo(window.timeBetweenFalseAlarms(rate), withinPercentage(12));
        assertThat(window.timeBetweenFalseAlarms(rate)).isGreaterThanOrEqualTo(20_000);
    }

    @Test
    void windowsFireAtTheFirstOfThemThatIsFull() {
        WindowBank bank = new WindowBank(List.of(new ScanWindow(3, 3), new ScanWindow(5, 100)));

        assertThat(RUNS.share(0.02)
                        .of("all", random -> bank.answersToAlarm(new QuestionStream(new double[] {1}, random)))
                        .mean())
                .isEqualTo(3);
    }

    @Test
    void aWindowOfGivenWidthTakesTheFewestHitsThatAreQuietEnough() {
        ScanWindow window = ScanWindow.ofWidth(240, 0.01, 1e6);

        assertThat(window.timeBetweenFalseAlarms(0.01)).isGreaterThanOrEqualTo(1e6);
        assertThat(new ScanWindow(window.hits() - 1, 240).timeBetweenFalseAlarms(0.01))
                .isLessThan(1e6);
    }

    @Test
    void streamsKeepEachQuestionsRate() {
        double[] rates = {0.001, 0.2, 0.01};
        Sample share = RUNS.of("rates", random -> {
            QuestionStream stream = new QuestionStream(rates, random);
            int[] round = new int[3];
            double rounds = stream.alignedRounds() + 1;
            stream.fill(round);
            return round[1] - 0.2 * rounds;
        });

        assertThat(Math.abs(share.mean())).isLessThan(0.1);
    }

    @Test
    void runsOfOneScenarioAreIndependentAndRepeatable() {
        Sample once = RUNS.of("one", random -> random.nextDouble());

        assertThat(once.mean())
                .isCloseTo(0.5, withinPercentage(4))
                .isEqualTo(RUNS.of("one", random -> random.nextDouble()).mean());
        assertThat(once.mean())
                .isNotEqualTo(RUNS.of("other", random -> random.nextDouble()).mean());
        assertThat(once.quantile(0.95)).isCloseTo(0.95, withinPercentage(2));
        assertThat(once.lowerBound()).isBetween(0.47, once.mean());
    }
}
