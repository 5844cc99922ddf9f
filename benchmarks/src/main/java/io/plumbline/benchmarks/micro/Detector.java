package io.plumbline.benchmarks.micro;

import io.plumbline.statistics.detection.Alarm;
import io.plumbline.statistics.detection.DetectorSettings;
import io.plumbline.statistics.detection.DetectorState;
import io.plumbline.statistics.detection.MixtureDetector;
import io.plumbline.statistics.detection.NullRates;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A detector of a calm model: eight questions each hour, one answer in 2,048 misaligned, four times as many are normal. */
@State(Scope.Thread)
public class Detector {

    private static final int QUESTIONS = 8;
    private static final int ROUNDS_OF_ONE_MISALIGNED = 256;
    private static final double GAP_DAYS = 1 / 24.0;

    private final NullRates nulls = NullRates.uniform(4.0 / (QUESTIONS * ROUNDS_OF_ONE_MISALIGNED), QUESTIONS);
    private final DetectorState state = DetectorState.starting(Instant.EPOCH, QUESTIONS);
    private long rounds;

    /** A round on a stored state, as the aggregator folds it. */
    @Benchmark
    public Alarm round() {
        MixtureDetector detector = new MixtureDetector(DetectorSettings.DEFAULTS, nulls, state);
        detector.beginRound(GAP_DAYS);
        long turn = rounds / ROUNDS_OF_ONE_MISALIGNED % QUESTIONS;
        boolean calm = rounds % ROUNDS_OF_ONE_MISALIGNED != 0;
        for (int question = 0; question < QUESTIONS; question++) {
            detector.fold(question, calm || question != turn ? 0 : 1, 1);
        }
        rounds++;
        return detector.endRound();
    }

    /** A detector that fires does less. */
    @TearDown
    public void isStillCalm() {
        if (state.alarm().isFiring()) {
            throw new IllegalStateException("fires after " + rounds + " rounds");
        }
    }
}
