package io.plumbline.statistics.detection;

import java.util.function.Function;
import java.util.function.Supplier;

/** The state of an alarm with its only transitions: quiet and warned follow the evidence, firing ends only by an all-clear. */
public sealed interface Alarm {

    /** The state after a complete round of monitoring with {@code evidenceDays} of evidence; {@code change} is called only if it fires. */
    Alarm afterRound(double evidenceDays, DetectorSettings settings, Supplier<ChangeEstimate> change);

    /** One value for each case. */
    <T> T fold(Supplier<T> quiet, Supplier<T> warned, Function<Firing, T> firing);

    /** True while the detector is frozen and waits for the all-clear. */
    default boolean isFiring() {
        return false;
    }

    private static Alarm of(
            double evidenceDays, double warnDays, DetectorSettings settings, Supplier<ChangeEstimate> change) {
        if (evidenceDays >= settings.alarmDays()) {
            return new Firing(evidenceDays, change.get());
        }
        return evidenceDays >= warnDays ? new Warned() : new Quiet();
    }

    record Quiet() implements Alarm {

        @Override
        public Alarm afterRound(double evidenceDays, DetectorSettings settings, Supplier<ChangeEstimate> change) {
            return Alarm.of(evidenceDays, settings.warnDays(), settings, change);
        }

        @Override
        public <T> T fold(Supplier<T> quiet, Supplier<T> warned, Function<Firing, T> firing) {
            return quiet.get();
        }
    }

    /** A ticket: the evidence passed A_warn. It ends under half of A_warn, so that evidence around the threshold writes one ticket. */
    record Warned() implements Alarm {

        @Override
        public Alarm afterRound(double evidenceDays, DetectorSettings settings, Supplier<ChangeEstimate> change) {
            return Alarm.of(evidenceDays, settings.warnDays() / 2, settings, change);
        }

        @Override
        public <T> T fold(Supplier<T> quiet, Supplier<T> warned, Function<Firing, T> firing) {
            return warned.get();
        }
    }

    /** A page: the evidence passed A, and is frozen at that.
     *
     * @param evidenceDays V when it fired, at least A: chance alone would have produced this about once in this many days
     * @param change the probable start of the rise
     */
    record Firing(double evidenceDays, ChangeEstimate change) implements Alarm {

        @Override
        public Alarm afterRound(double evidenceDays, DetectorSettings settings, Supplier<ChangeEstimate> change) {
            return this;
        }

        public Quiet cleared() {
            return new Quiet();
        }

        @Override
        public <T> T fold(Supplier<T> quiet, Supplier<T> warned, Function<Firing, T> firing) {
            return firing.apply(this);
        }

        @Override
        public boolean isFiring() {
            return true;
        }
    }
}
