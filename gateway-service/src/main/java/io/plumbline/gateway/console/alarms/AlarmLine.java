package io.plumbline.gateway.console.alarms;

import io.plumbline.events.AlarmState;
import io.plumbline.reports.alarms.AlarmReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An alarm in the list of those that warn or fire, with the newest note about it.
 *
 * @param alarm warns or fires
 * @param newest the note; empty if no operator has written one since the alarm began
 */
public record AlarmLine(AlarmView alarm, Optional<AlarmNote> newest) {

    /** Alarms without a note come first, then acknowledged ones, then silenced ones; within each group the newest first. */
    private static final Comparator<AlarmLine> BY_NEED = Comparator.comparingInt(AlarmLine::rank)
            .thenComparing(line -> line.alarm().at(), Comparator.reverseOrder());

    /**
     * The list, sorted by how much each alarm needs an operator.
     *
     * @param up alarms that warn or fire
     * @param notes the newest note for each model and detector
     */
    static List<AlarmLine> of(List<AlarmReport> up, List<AlarmNote> notes) {
        return up.stream()
                .map(report -> new AlarmView(report.change()))
                .map(alarm -> new AlarmLine(alarm, newest(alarm, notes)))
                .sorted(BY_NEED)
                .toList();
    }

    /** An acknowledgement from before the alarm began belongs to an earlier alarm; a silence covers later alarms as well. */
    private static Optional<AlarmNote> newest(AlarmView alarm, List<AlarmNote> notes) {
        return notes.stream()
                .filter(note ->
                        note.model().equals(alarm.model()) && note.detector().equals(alarm.detector()))
                .filter(note -> note.until().isPresent() || !note.at().isBefore(alarm.since()))
                .findFirst();
    }

    private int rank() {
        if (newest.isPresent()) {
            return newest.get().until().isPresent() ? 3 : 2;
        }
        return alarm.change().to() == AlarmState.FIRING ? 0 : 1;
    }

    /** The note in words; empty without one. */
    public String note() {
        return newest.map(AlarmNote::words).orElse("");
    }
}
