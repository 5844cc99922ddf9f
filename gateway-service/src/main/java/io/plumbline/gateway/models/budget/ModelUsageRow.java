package io.plumbline.gateway.models.budget;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** What was used of a model on a day, as it is stored. */
@Entity
@Table(name = "model_usage")
class ModelUsageRow {

    @Id
    String id;

    String model;
    LocalDate day;
    long calls;
    long promptTokens;
    long completionTokens;

    ModelUsage spent() {
        return new ModelUsage(calls, promptTokens, completionTokens);
    }
}
