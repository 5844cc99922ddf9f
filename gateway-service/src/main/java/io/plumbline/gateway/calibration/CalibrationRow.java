package io.plumbline.gateway.calibration;

import io.plumbline.events.Judging;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** An instrument as it is stored, and the last slot in which it was measured. */
@Entity
@DynamicUpdate
@Table(name = "calibration")
public class CalibrationRow {

    @Id
    String id;

    Judging judging;
    Instant usedAt;
    Long sentSlot;

    CalibrationRow() {}

    /** Whether Kafka holds the answers of a slot, or those of a later one. */
    boolean isSent(long slot) {
        return sentSlot != null && sentSlot >= slot;
    }
}
