package io.plumbline.aggregator.detectors;

import java.time.Instant;
import java.util.function.Function;

/** A command to the detectors of a series, beside its answers. Commands are stored, because a replay must repeat each at its place. */
public sealed interface DetectorCommand {

    /** The place of the answer that the command comes with. */
    long place();

    Instant at();

    /** Applies the function of the command's type. */
    <T> T fold(Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended);

    /** Whether the command applies before the rounds that close with its answer are judged, rather than after. */
    default boolean comesBeforeJudging() {
        return fold(referred -> true, configured -> false, ended -> false);
    }

    /** Sets the reference, from the rounds on that close at this place. */
    record UseReference(long place, Reference reference, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(
                Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended) {
            return referred.apply(this);
        }
    }

    /** Sets the settings from the next answer on; at place 0 from the first answer on. */
    record UseSettings(long place, WatchSettings settings, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(
                Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended) {
            return configured.apply(this);
        }
    }

    /** Ends the alarms of the series, because the model was replaced. */
    record EndAlarms(long place, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(
                Function<UseReference, T> referred, Function<UseSettings, T> configured, Function<EndAlarms, T> ended) {
            return ended.apply(this);
        }
    }
}
