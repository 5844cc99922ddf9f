package io.plumbline.gateway.recurring.schedules;

import io.plumbline.gateway.store.JsonColumn;
import jakarta.persistence.Converter;

/** Stores a schedule's settings as JSON text. */
@Converter(autoApply = true)
class ScheduleSpecColumn extends JsonColumn<ScheduleSpec> {

    ScheduleSpecColumn() {
        super(ScheduleSpec.class);
    }
}
