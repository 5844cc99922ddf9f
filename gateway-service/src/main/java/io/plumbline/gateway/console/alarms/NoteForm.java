package io.plumbline.gateway.console.alarms;

import io.plumbline.gateway.http.Findings;
import java.util.Set;

/**
 * A new note about an alarm, as the form sends it.
 *
 * @param alarm id of the alarm's last change
 * @param kind acknowledged, silenced or unsilenced
 * @param reason the operator's reason
 * @param hours length of a silence, 1 to 720; 0 for other kinds
 */
record NoteForm(String alarm, String kind, String reason, int hours) {

    /** Ends a silence before its time. */
    static final String UNSILENCED = "unsilenced";

    private static final String SILENCED = "silenced";
    private static final Set<String> KINDS = Set.of("acknowledged", SILENCED, UNSILENCED);
    private static final int LONGEST_HOURS = 24 * 30;

    static NoteForm of(String alarm, String kind, String reason, Integer hours) {
        Findings findings = new Findings();
        findings.required("/reason", reason);
        if (kind == null || !KINDS.contains(kind)) {
            findings.add("/kind", "must be acknowledged, silenced or unsilenced");
        }
        boolean silence = SILENCED.equals(kind);
        findings.within("/hours", silence ? hours : null, 1, LONGEST_HOURS);
        if (silence && hours == null) {
            findings.add("/hours", "is missing");
        }
        findings.refuse();
        return new NoteForm(alarm, kind, reason.strip(), silence ? hours : 0);
    }
}
