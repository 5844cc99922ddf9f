package io.plumbline.gateway.models.budget;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The stored use of a judge on one day. */
@Entity
@Table(name = "judge_usage")
class JudgeUsageRow {

    @Id
    String id;

    String judge;
    LocalDate day;
    long prompts;
    long calls;
    long promptTokens;
    long completionTokens;
    long direct;
    long directScored;

    ModelUsage usage() {
        return new ModelUsage(prompts, calls, promptTokens, completionTokens);
    }

    /** Answers that went to the judge past the probes and have no outcome yet. */
    long outstanding() {
        return Math.max(0, direct - directScored);
    }
}
