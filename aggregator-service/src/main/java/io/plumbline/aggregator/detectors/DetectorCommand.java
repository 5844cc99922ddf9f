package io.plumbline.aggregator.detectors;

import java.time.Instant;
import java.util.function.Function;

/** What the detectors of a series are told besides answers; stored, because a replay must tell them the same at the same place. */
public sealed interface DetectorCommand {

    /** With the answer at this place. */
    long place();

    /** When. */
    Instant at();

    /** What one of the three cases makes of it. */
    <T> T fold(Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended);

    /** Whether it comes before the rounds that close with that answer are judged; else it comes behind. */
    default boolean comesBeforeJudging() {
        return fold(referred -> true, configured -> false, ended -> false);
    }

    /** What counts as normal, from the rounds on that close there. */
    record UseReference(long place, Reference reference, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(
                Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended) {
            return referred.apply(this);
        }
    }

    /** What the detectors run with from the next answer on; at place 0, from the first one on. */
    record UseSettings(long place, WatchSettings settings, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(
                Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended) {
            return configured.apply(this);
        }
    }

    /** The series' alarms end, because the model is another one now. */
    record EndAlarms(long place, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(
                Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended) {
            return ended.apply(this);
        }
    }
}
