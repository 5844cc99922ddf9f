package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.Score;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes which known answers the judge could be asked about, each once however often it comes. */
public final class GoldOutcomes {

    private static final String NOTE =
            """
            insert into gateway.calibration_outcome (instrument, slot, attempt, place, failed, heard_at)
            values (:instrument, :slot, :attempt, :place, :failed, now()) on conflict do nothing
            """;

    private GoldOutcomes() {}

    /** Whether any of these scores is one of a known answer. */
    public static boolean isAmong(Collection<Score> scores) {
        return scores.stream().anyMatch(GoldOutcomes::isGold);
    }

    /** Notes those that are, in an order that is the same for everybody. */
    public static Uni<Void> note(Mutiny.Session session, List<Score> scores) {
        return Multi.createFrom()
                .items(scores.stream().filter(GoldOutcomes::isGold).sorted(Comparator.comparing(Score::id)))
                .onItem()
                .transformToUniAndConcatenate(score -> GoldRun.parse(score.id())
                        .map(answer -> note(session, answer, hasFailed(score)))
                        .orElseGet(() -> Uni.createFrom().item(0)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> note(Mutiny.Session session, GoldRun.Place answer, boolean failed) {
        return session.createNativeQuery(NOTE)
                .setParameter("instrument", answer.run().instrument())
                .setParameter("slot", answer.run().slot())
                .setParameter("attempt", answer.run().attempt())
                .setParameter("place", answer.place())
                .setParameter("failed", failed)
                .executeUpdate();
    }

    private static boolean isGold(Score score) {
        return score.prompt().source() == Source.CALIBRATION;
    }

    private static boolean hasFailed(Score score) {
        return score.outcome().fold(verdict -> false, unscored -> unscored.reason() == UnscoredReason.JUDGE_ERROR);
    }
}
