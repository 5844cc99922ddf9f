package io.plumbline.benchmarks.micro;

import io.plumbline.benchmarks.aggregator.ScoreLoad;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Score;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The largest event: a score with its rubrics, its answer and the judge's distributions, of {@link ScoreLoad}'s size. */
@State(Scope.Thread)
public class ScoreEvent {

    private final Score score = new ScoreLoad(1, 1, 1).first("micro");
    private final byte[] bytes = EventCodec.encode(score);

    /** As the judge sends it. */
    @Benchmark
    public byte[] encode() {
        return EventCodec.encode(score);
    }

    /** As the aggregator reads it. */
    @Benchmark
    public Score decode() {
        return EventCodec.decode(bytes, Score.class);
    }
}
