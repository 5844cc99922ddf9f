package io.plumbline.gateway.models.revisions;

import io.plumbline.events.target.Target;
import java.time.Instant;

/**
 * A revision of a model that was deployed from some time on, until the next one.
 *
 * @param model the model's id
 * @param from when it was registered
 * @param name the revision as registered; may be empty
 * @param effective the revision under which its answers are counted
 * @param target where it was asked
 */
public record DeployedRevision(String model, Instant from, String name, String effective, Target target) {

    /** Whether a caller means this revision: by its registered or its effective name. */
    boolean isCalled(String revision) {
        return name.equals(revision) || effective.equals(revision);
    }

    /** Whether the answers of both are counted together and come from one model. */
    boolean isSameAs(DeployedRevision other) {
        return effective.equals(other.effective) && TargetMark.isSame(target, other.target);
    }
}
