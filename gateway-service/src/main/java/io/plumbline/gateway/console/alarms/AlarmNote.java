package io.plumbline.gateway.console.alarms;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.VisibleText;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody has said about an alarm.
 *
 * @param model id of the model
 * @param detector what of it is watched
 * @param kind acknowledged, silenced or unsilenced
 * @param reason why
 * @param who his name
 * @param at when he said so
 * @param until when a silence ends
 */
public record AlarmNote(
        String model, String detector, String kind, String reason, String who, Instant at, Optional<Instant> until) {

    static AlarmNote of(Object[] row) {
        return new AlarmNote(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                VisibleText.text((String) row[3]),
                VisibleText.text((String) row[4]),
                Instant.ofEpochMilli(((Number) row[5]).longValue()),
                Optional.ofNullable((Number) row[6]).map(end -> Instant.ofEpochMilli(end.longValue())));
    }

    /** Whether it says something about what is so now; the end of a silence is one of the past. */
    boolean stands() {
        return !kind.equals(NoteForm.UNSILENCED);
    }

    /** In few words. */
    public String words() {
        return kind + " by " + who
                + until.map(end -> " until " + Format.time(end)).orElse("");
    }

    public String when() {
        return Format.time(at);
    }
}
