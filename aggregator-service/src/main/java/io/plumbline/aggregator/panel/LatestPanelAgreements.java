package io.plumbline.aggregator.panel;

import io.plumbline.database.Transactions;
import io.plumbline.reports.review.PanelAgreement;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The reports that were made last. {@link PanelMeters} makes them anew now and then, at one of several instances; the others,
 * and that one before its first time, make them when they are asked.
 */
@ApplicationScoped
class LatestPanelAgreements {

    private final Supplier<Uni<List<PanelAgreement>>> making;
    private final Duration kept;
    private final Clock clock;
    private volatile Made made = new Made(List.of(), Instant.MIN);

    @Inject
    LatestPanelAgreements(Transactions transactions, PanelAnswers answers, PanelConfig config) {
        this(
                () -> transactions
                        .once(answers::newest)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(PanelAgreements::over),
                config.agreementEvery(),
                Clock.systemUTC());
    }

    /** With {@code every}, after which reports are made anew; they are kept for twice as long, so that they outlive the making. */
    LatestPanelAgreements(Supplier<Uni<List<PanelAgreement>>> making, Duration every, Clock clock) {
        this.making = making;
        this.kept = every.multipliedBy(2);
        this.clock = clock;
    }

    /** One for each instrument whose answers a panel saw. */
    Uni<List<PanelAgreement>> latest() {
        Made last = made;
        return last.at().isAfter(Instant.now(clock).minus(kept))
                ? Uni.createFrom().item(last.reports())
                : making.get().invoke(this::keep);
    }

    /** These were just made. */
    void keep(List<PanelAgreement> reports) {
        made = new Made(reports, Instant.now(clock));
    }

    private record Made(List<PanelAgreement> reports, Instant at) {}
}
