package io.plumbline.aggregator.panel;

import io.plumbline.database.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the newest answers that a panel saw. */
@ApplicationScoped
class PanelAnswers {

    /** Instruments that can have a full number of answers at once; beyond that each has fewer. */
    private static final int FULL_INSTRUMENTS = 5;

    private final PanelConfig config;

    PanelAnswers(PanelConfig config) {
        this.config = config.checked();
    }

    /** Of each instrument. */
    Uni<List<PanelAnswer>> newest(Mutiny.Session session) {
        return Rows.list(
                Rows.query(session, PanelAnswer.SQL)
                        .setParameter("ofAll", FULL_INSTRUMENTS * config.agreementAnswers())
                        .setParameter("ofEach", config.agreementAnswers()),
                PanelAnswer::of);
    }
}
