package io.plumbline.benchmarks.micro;

import io.plumbline.benchmarks.aggregator.ScoreLoad;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.judge.reading.TokenScore;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A judge's distribution of twenty tokens, all of them numbers. */
@State(Scope.Thread)
public class Distribution {

    private final List<TokenProbability> alternatives =
            new ScoreLoad(1, 1, 1).first("micro").readings().get(0).distribution();

    /** Its expected score. */
    @Benchmark
    public TokenScore aggregate() {
        return TokenScore.of(alternatives);
    }
}
