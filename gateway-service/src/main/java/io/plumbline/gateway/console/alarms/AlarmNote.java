package io.plumbline.gateway.console.alarms;

import io.plumbline.database.Row;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.VisibleText;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator's note about an alarm.
 *
 * @param model id of the model
 * @param detector name of the detector
 * @param kind acknowledged, silenced or unsilenced
 * @param reason the operator's reason
 * @param who name of the operator
 * @param at when the note was written
 * @param until end of the silence; empty for other kinds
 */
public record AlarmNote(
        String model, String detector, String kind, String reason, String who, Instant at, Optional<Instant> until) {

    static AlarmNote of(Row row) {
        return new AlarmNote(
                row.text("model"),
                row.text("detector"),
                row.text("kind"),
                VisibleText.text(row.text("reason")),
                VisibleText.text(row.text("actor_name")),
                row.instant("at_millis"),
                Optional.ofNullable(row.optionalInstant("until_millis")));
    }

    /** False for the end of a silence, which only cancels an earlier note. */
    boolean holds() {
        return !kind.equals(NoteForm.UNSILENCED);
    }

    /** Such as {@code silenced by Ada until 2026-01-31 12:00 UTC}. */
    public String words() {
        return kind + " by " + who
                + until.map(end -> " until " + Format.time(end)).orElse("");
    }

    public String when() {
        return Format.time(at);
    }
}
