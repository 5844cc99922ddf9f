package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.DetectorCommand;

/**
 * A command to detectors as its columns hold it: the one of its type is filled, the others are null. All are null for the command
 * that only older versions gave.
 *
 * @param reference the reference that it sets, as JSON
 * @param settings the settings that it sets, as JSON
 * @param share the share that it sets, as JSON
 * @param raised the alarm that it raises, as JSON
 * @param ending why it ends alarms
 */
record CommandColumns(String reference, String settings, String share, String raised, String ending) {

    private static final ByType BY_TYPE = new ByType();

    static CommandColumns of(DetectorCommand command) {
        return command.fold(BY_TYPE);
    }

    /** An alarm that several series raise together. */
    record RaisedAlarm(AlarmKind kind, double evidenceDays) {}

    private static final class ByType implements DetectorCommand.Cases<CommandColumns> {

        @Override
        public CommandColumns referred(DetectorCommand.UseReference command) {
            return new CommandColumns(WatchEncoding.json(command.reference()), null, null, null, null);
        }

        @Override
        public CommandColumns configured(DetectorCommand.UseSettings command) {
            return new CommandColumns(null, WatchEncoding.json(command.settings()), null, null, null);
        }

        @Override
        public CommandColumns shared(DetectorCommand.UseShare command) {
            return new CommandColumns(null, null, WatchEncoding.json(command.share()), null, null);
        }

        @Override
        public CommandColumns raised(DetectorCommand.Raise command) {
            RaisedAlarm raised = new RaisedAlarm(command.kind(), command.evidenceDays());
            return new CommandColumns(null, null, null, WatchEncoding.json(raised), null);
        }

        @Override
        public CommandColumns ended(DetectorCommand.EndAlarms command) {
            return new CommandColumns(null, null, null, null, command.ending().name());
        }

        @Override
        public CommandColumns restarted(DetectorCommand.RestartAlarmed command) {
            return new CommandColumns(null, null, null, null, null);
        }
    }
}
