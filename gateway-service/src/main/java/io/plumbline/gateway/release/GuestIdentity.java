package io.plumbline.gateway.release;

import io.plumbline.events.prompt.Guest;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.recurring.canary.GuestCanary;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Compares a guest with its baseline when its first prompts are released. */
@ApplicationScoped
class GuestIdentity {

    private static final String BASELINE = "from LaneRow where probeId = :probe and role = :baseline";

    private final GuestCanary canary;

    GuestIdentity(GuestCanary canary) {
        this.canary = canary;
    }

    /** Sends the comparison if the share is the first of a guest that has a baseline. */
    Uni<Void> compare(Mutiny.Session session, WindowShare share) {
        LaneRow lane = share.lane();
        boolean isFirst = lane.nextIndex() == 0 && share.fate() == WindowShare.Fate.ASKED;
        if (!isFirst || !lane.isCandidate() || !Guest.is(lane.model())) {
            return Uni.createFrom().voidItem();
        }
        return session.createSelectionQuery(BASELINE, LaneRow.class)
                .setParameter("probe", lane.probeId())
                .setParameter("baseline", LaneRow.Role.BASELINE)
                .getSingleResultOrNull()
                .chain(baseline ->
                        baseline == null ? Uni.createFrom().voidItem() : compare(session, lane, baseline.model()));
    }

    private Uni<Void> compare(Mutiny.Session session, LaneRow lane, String baseline) {
        return session.find(ModelRegistrationRow.class, lane.model())
                .chain(guest -> session.find(ModelRegistrationRow.class, baseline)
                        .chain(other -> canary.compare(GuestCanary.run(lane.probeId(), lane.ordinal()), guest, other)));
    }
}
