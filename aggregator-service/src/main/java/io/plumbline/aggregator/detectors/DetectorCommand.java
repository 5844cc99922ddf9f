package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmEnding;
import java.time.Instant;

/** A command to the detectors of a series, beside its answers. Commands are stored, because a replay must repeat each at its place. */
public sealed interface DetectorCommand {

    /** The place of the answer that the command comes with. */
    long place();

    Instant at();

    /** Whether the command applies before the rounds that close with its answer are judged, rather than after. */
    default boolean comesBeforeJudging() {
        return false;
    }

    /** Applies the function of the command's type. */
    <T> T fold(Cases<T> cases);

    /** One function for each type of command. */
    interface Cases<T> {

        T referred(UseReference command);

        T configured(UseSettings command);

        T shared(UseShare command);

        T raised(Raise command);

        T ended(EndAlarms command);

        T restarted(RestartAlarmed command);
    }

    /** Sets the reference, from the rounds on that close at this place. */
    record UseReference(long place, Reference reference, Instant at) implements DetectorCommand {

        @Override
        public boolean comesBeforeJudging() {
            return true;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.referred(this);
        }
    }

    /** Sets the settings from the next answer on; at place 0 from the first answer on. */
    record UseSettings(long place, WatchSettings settings, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.configured(this);
        }
    }

    /** Sets the share of the model's budget, from the rounds on that close at this place. Begins to watch a retired series again. */
    record UseShare(long place, BudgetShare share, Instant at) implements DetectorCommand {

        @Override
        public boolean comesBeforeJudging() {
            return true;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.shared(this);
        }
    }

    /** Fires an alarm, because the evidence of the model's series together has passed the threshold.
     *
     * @param evidenceDays that evidence, in days
     */
    record Raise(long place, AlarmKind kind, double evidenceDays, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.raised(this);
        }
    }

    /** Restarts the detectors that have an alarm. Older versions ended alarms so; the command is kept to replay their answers. */
    record RestartAlarmed(long place, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.restarted(this);
        }
    }

    /** Ends the alarms of the series and retires it. {@link AlarmEnding#STARTED_ANEW} forgets reference and history instead. */
    record EndAlarms(long place, AlarmEnding ending, Instant at) implements DetectorCommand {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.ended(this);
        }
    }
}
