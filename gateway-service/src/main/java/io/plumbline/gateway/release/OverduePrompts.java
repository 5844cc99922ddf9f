package io.plumbline.gateway.release;

import io.plumbline.database.Transactions;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.gateway.models.ModelLock;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.request.ProbeConfig;
import io.plumbline.gateway.sending.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Accounts prompts as expired if no outcome came within the grace period after their expiry. */
@ApplicationScoped
class OverduePrompts {

    private static final int AT_A_TIME = 20;
    private static final String OVERDUE =
            "from LaneRow where finishedCount < total and nextIndex = total and expiresAt < :past"
                    + " and (sweptAt is null or sweptAt < :past) order by id";

    private final Transactions database;
    private final PromptWriters writers;
    private final PromptSender sender;
    private final ProbeConfig config;
    private final Clock clock = Clock.systemUTC();

    OverduePrompts(Transactions database, PromptWriters writers, PromptSender sender, ProbeConfig config) {
        this.database = database;
        this.writers = writers;
        this.sender = sender;
        this.config = config;
    }

    /** Accounts overdue prompts; it repeats after each further grace period without an outcome. */
    Uni<Void> account() {
        return database.once(session -> overdue(session)
                .onItem()
                .transformToMulti(lanes -> Multi.createFrom().iterable(lanes))
                .onItem()
                .transformToUniAndConcatenate(lane -> account(session, lane))
                .collect()
                .last());
    }

    private Uni<List<LaneRow>> overdue(Mutiny.Session session) {
        return session.createSelectionQuery(OVERDUE, LaneRow.class)
                .setParameter("past", Instant.now(clock).minus(config.expiryGrace()))
                .setMaxResults(AT_A_TIME)
                .getResultList();
    }

    private Uni<Void> account(Mutiny.Session session, LaneRow lane) {
        return ModelLock.take(session, lane.model())
                .chain(mine -> mine
                        ? writers.of(session, lane).chain(writer -> account(lane, writer))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> account(LaneRow lane, PromptWriter writer) {
        Multi<Prompt> missing = Multi.createFrom()
                .items(() -> lane.unfinished(0, lane.total()).boxed())
                .map(index -> writer.at(index, Instant.now(clock)));
        return sender.account(missing, UnscoredReason.EXPIRED, "no outcome came in time")
                .invoke(() -> lane.swept(Instant.now(clock)));
    }
}
