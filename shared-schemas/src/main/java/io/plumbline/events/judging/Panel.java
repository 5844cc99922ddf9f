package io.plumbline.events.judging;

import io.plumbline.events.field.Text;
import io.plumbline.events.target.Target;
import java.util.List;

/**
 * Further judges that are asked about some of the answers, so that it shows how much a rate depends on who judges.
 *
 * @param judges the further judges, 1 to 8; the main judge is not among them
 * @param share how many of the answers they are asked about, 0 to 1
 */
public record Panel(List<Target> judges, double share) {

    /** Each judge costs as much as the main judge does, times the share. */
    public static final int MOST_JUDGES = 8;

    public Panel {
        judges = List.copyOf(judges);
        if (judges.isEmpty() || judges.size() > MOST_JUDGES) {
            throw new IllegalArgumentException("judges must be 1.." + MOST_JUDGES + ", not " + judges.size());
        }
        Text.within("share", share, 0, 1);
    }
}
