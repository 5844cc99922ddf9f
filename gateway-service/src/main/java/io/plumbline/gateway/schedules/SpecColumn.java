package io.plumbline.gateway.schedules;

import io.plumbline.gateway.JsonColumn;
import jakarta.persistence.Converter;

/** A schedule as JSON text. */
@Converter(autoApply = true)
class SpecColumn extends JsonColumn<ScheduleSpec> {

    SpecColumn() {
        super(ScheduleSpec.class);
    }
}
