package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.Score;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records for each labelled answer whether the judge could be asked, once even if its score is delivered again. */
public final class GoldOutcomes {

    private static final String NOTE =
            """
            insert into gateway.calibration_outcome (instrument, slot, attempt, place, failed, heard_at)
            values (:instrument, :slot, :attempt, :place, :failed, now()) on conflict do nothing
            """;

    private GoldOutcomes() {}

    /** Whether at least one of these scores is of a labelled answer. */
    public static boolean isAmong(Collection<Score> scores) {
        return scores.stream().anyMatch(GoldOutcomes::isGold);
    }

    /** Records the scores of labelled answers, ordered by id: a single order for all transactions prevents deadlocks. */
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
        return score.outcome()
                .fold(verdict -> false, unscored -> unscored.reason().isWithoutJudgement());
    }
}
