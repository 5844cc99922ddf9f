package io.plumbline.aggregator.detectors;

import java.time.Instant;
import java.util.function.Function;

/** What the detectors of a series are told besides answers; stored, because a replay must tell them the same at the same place. */
public sealed interface Told {

    /** With the answer at this place. */
    long place();

    /** When. */
    Instant at();

    /** What one of the three cases makes of it. */
    <T> T fold(Function<Referred, T> referred, Function<Configured, T> configured, Function<Ended, T> ended);

    /** Whether it comes before the rounds that close with that answer are judged; else it comes behind. */
    default boolean comesBeforeJudging() {
        return fold(referred -> true, configured -> false, ended -> false);
    }

    /** What counts as normal, from the rounds on that close there. */
    record Referred(long place, Reference reference, Instant at) implements Told {

        @Override
        public <T> T fold(
                Function<Referred, T> referred, Function<Configured, T> configured, Function<Ended, T> ended) {
            return referred.apply(this);
        }
    }

    /** What the detectors run with from the next answer on; at place 0, from the first one on. */
    record Configured(long place, WatchSettings settings, Instant at) implements Told {

        @Override
        public <T> T fold(
                Function<Referred, T> referred, Function<Configured, T> configured, Function<Ended, T> ended) {
            return configured.apply(this);
        }
    }

    /** The series' alarms end, because the model is another one now. */
    record Ended(long place, Instant at) implements Told {

        @Override
        public <T> T fold(
                Function<Referred, T> referred, Function<Configured, T> configured, Function<Ended, T> ended) {
            return ended.apply(this);
        }
    }
}
