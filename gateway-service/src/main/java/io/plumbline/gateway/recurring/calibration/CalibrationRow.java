package io.plumbline.gateway.recurring.calibration;

import io.plumbline.events.judging.Judging;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** An instrument as it is stored, and the last run that was sent to measure it. */
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

    /** What is to be sent in a slot: its first run, or one more. */
    GoldRun next(long slot) {
        boolean isFirst = sentSlot == null || sentSlot < slot;
        return new GoldRun(id, slot, isFirst ? 0 : attempt + 1);
    }

    /** Kafka holds a run. */
    void sent(GoldRun run) {
        sentSlot = run.slot();
        attempt = run.attempt();
    }
}
