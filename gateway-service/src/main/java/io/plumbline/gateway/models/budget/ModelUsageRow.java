package io.plumbline.gateway.models.budget;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The stored use of a model on one day. */
@Entity
@Table(name = "model_usage")
class ModelUsageRow {

    @Id
    String id;

    String model;
    LocalDate day;
    long prompts;
    long calls;
    long promptTokens;
    long completionTokens;

    ModelUsage usage() {
        return new ModelUsage(prompts, calls, promptTokens, completionTokens);
    }
}
