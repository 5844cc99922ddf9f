package io.plumbline.gateway.judges;

import io.plumbline.events.Prompt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the judges of one model's lanes mean for the lanes' prompts. */
public final class LaneJudges {

    private final Map<String, JudgeRelease> byLane = new HashMap<>();
    private final List<ReadJudge> unchecked = new ArrayList<>();

    private LaneJudges() {}

    /**
     * A lane with prompts whose answers need a judge's points.
     *
     * @param id of the lane
     * @param judge the judge
     * @param submitted when its probe was submitted
     */
    public record JudgedLane(String id, ReadJudge judge, Instant submitted) {}

    /** Looks up the judges of these lanes; a lane that is not among them needs no points. */
    public static Uni<LaneJudges> of(Mutiny.Session session, JudgeChecks checks, List<JudgedLane> lanes) {
        LaneJudges judges = new LaneJudges();
        return Multi.createFrom()
                .iterable(lanes)
                .onItem()
                .transformToUniAndConcatenate(lane -> checks.release(session, lane.judge(), lane.submitted())
                        .invoke(release -> judges.put(lane, release)))
                .collect()
                .last()
                .replaceWith(judges);
    }

    private void put(JudgedLane lane, JudgeRelease release) {
        byLane.put(lane.id(), release);
        if (release.asks()) {
            unchecked.add(lane.judge());
        }
    }

    /** The judges that are to be checked now. */
    public List<ReadJudge> unchecked() {
        return List.copyOf(unchecked);
    }

    /** Whether a lane's prompts wait for the check of its judge. */
    public boolean holds(String lane) {
        return moves(lane, JudgeRelease.Move.HOLD);
    }

    /** Whether the judge of a lane cannot be used. */
    public boolean refuses(String lane) {
        return moves(lane, JudgeRelease.Move.REFUSE);
    }

    /** Whether the model is not asked this prompt, because its judge cannot be used. */
    public boolean refuses(String lane, Prompt prompt) {
        return refuses(lane) && prompt.judging().mode().givesPoints();
    }

    /** Why a lane's prompts are held or refused. */
    public String reason(String lane) {
        return byLane.get(lane).reason();
    }

    private boolean moves(String lane, JudgeRelease.Move move) {
        JudgeRelease release = byLane.get(lane);
        return release != null && release.move() == move;
    }
}
