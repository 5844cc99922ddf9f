package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.judging.Judging;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** An instrument in use and the latest run that was sent to measure it, as stored. */
@Entity
@DynamicUpdate
@Table(name = "calibration")
public class CalibrationRow {

    @Id
    String id;

    Judging judging;
    Instant usedAt;
    Long sentSlot;
    int attempt;

    CalibrationRow() {}

    /** The next run in a slot: its first, or a repetition. */
    GoldRun next(long slot) {
        boolean isFirst = sentSlot == null || sentSlot < slot;
        return new GoldRun(id, slot, isFirst ? 0 : attempt + 1);
    }

    /** Records a run that Kafka has acknowledged. */
    void sent(GoldRun run) {
        sentSlot = run.slot();
        attempt = run.attempt();
    }
}
