package io.plumbline.gateway.console.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An alarm in the list of those that are up, and what somebody has said about it.
 *
 * @param alarm that fires or warns
 * @param said the newest that stands of it; empty where nobody has said anything since it began
 */
public record AlarmLine(AlarmView alarm, Optional<AlarmNote> said) {

    /** What nobody looks after comes first, then what somebody does, then what is silenced; the newest first within. */
    private static final Comparator<AlarmLine> BY_NEED = Comparator.comparingInt(AlarmLine::rank)
            .thenComparing(line -> line.alarm().at(), Comparator.reverseOrder());

    /**
     * In the order in which they need somebody.
     *
     * @param up alarms as the aggregator has them
     * @param notes the newest that stands for each model and detector
     */
    static List<AlarmLine> of(JsonNode up, List<AlarmNote> notes) {
        return StreamSupport.stream(up.spliterator(), false)
                .map(AlarmView::of)
                .map(alarm -> new AlarmLine(alarm, about(alarm, notes)))
                .sorted(BY_NEED)
                .toList();
    }

    /** An acknowledgement is of what was wrong then; a silence holds for what comes, too. */
    private static Optional<AlarmNote> about(AlarmView alarm, List<AlarmNote> notes) {
        Instant since = alarm.since().orElse(alarm.at());
        return notes.stream()
                .filter(note ->
                        note.model().equals(alarm.model()) && note.detector().equals(alarm.detector()))
                .filter(note -> note.until().isPresent() || !note.at().isBefore(since))
                .findFirst();
    }

    private int rank() {
        if (said.isPresent()) {
            return said.get().until().isPresent() ? 3 : 2;
        }
        return alarm.state().equals("firing") ? 0 : 1;
    }

    /** What was said, in few words; empty where nothing was. */
    public String note() {
        return said.map(AlarmNote::words).orElse("");
    }
}
