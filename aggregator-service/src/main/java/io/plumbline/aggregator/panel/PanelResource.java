package io.plumbline.aggregator.panel;

import io.plumbline.aggregator.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** How far the judges of a panel agree. */
@Path("/api/v1/instruments/panel")
class PanelResource {

    private final Transactions transactions;
    private final PanelAnswers answers;

    PanelResource(Transactions transactions, PanelAnswers answers) {
        this.transactions = transactions;
        this.answers = answers;
    }

    /** One entry for each instrument whose answers a panel saw. */
    @GET
    public Uni<List<PanelReport>> all() {
        return transactions
                .once(answers::newest)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(PanelReport::over);
    }
}
