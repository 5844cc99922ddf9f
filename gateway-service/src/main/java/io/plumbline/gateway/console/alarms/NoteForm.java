package io.plumbline.gateway.console.alarms;

import io.plumbline.gateway.problem.Findings;

/**
 * What somebody says about an alarm, as the form sends it.
 *
 * @param alarm id of its last change
 * @param kind acknowledged or silenced
 * @param reason why
 * @param hours how long a silence lasts; 0 for an acknowledgement
 */
record NoteForm(String alarm, String kind, String reason, int hours) {

    private static final int LONGEST_HOURS = 24 * 30;

    static NoteForm of(String alarm, String kind, String reason, Integer hours) {
        Findings findings = new Findings();
        findings.required("/reason", reason);
        if (!"acknowledged".equals(kind) && !"silenced".equals(kind)) {
            findings.add("/kind", "must be acknowledged or silenced");
        }
        boolean silence = "silenced".equals(kind);
        findings.within("/hours", silence ? hours : null, 1, LONGEST_HOURS);
        if (silence && hours == null) {
            findings.add("/hours", "is missing");
        }
        findings.refuse();
        return new NoteForm(alarm, kind, reason.strip(), silence ? hours : 0);
    }
}
