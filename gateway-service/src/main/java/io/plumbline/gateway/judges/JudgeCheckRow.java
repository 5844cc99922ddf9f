package io.plumbline.gateway.judges;

import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A judge and what its last check found, as stored. */
@Entity
@Table(name = "judge_check")
public class JudgeCheckRow {

    @Id
    String id;

    Target judge;

    @Enumerated(EnumType.STRING)
    CheckFinding state;

    String reason;
    Instant askedAt;
    Instant checkedAt;

    JudgeCheckRow() {}

    JudgeCheckRow(Target judge, CheckFinding state, String reason, Instant askedAt, Instant checkedAt) {
        this.id = JudgeKey.of(new ReadJudge(judge, ScoringMode.LOGPROBS));
        this.judge = judge;
        this.state = state;
        this.reason = reason;
        this.askedAt = askedAt;
        this.checkedAt = checkedAt;
    }

    JudgeState view() {
        return new JudgeState(JudgeState.Kind.of(state), reason, checkedAt);
    }
}
