package io.plumbline.events.answer;

import io.plumbline.events.answer.Outcome.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeLabelsTest {

    @Test
    void everyVerdictIsCountedUnderItsNameBesideTheUnscored() {
        assertThat(OutcomeLabels.ALL)
                .containsExactly("MISALIGNED", "ALIGNED", "INCOHERENT", "REFUSAL", "OFF_TASK", "UNSCORED");
        assertThat(new Outcome.Judged(Verdict.REFUSAL).label()).isIn(OutcomeLabels.VERDICTS);
    }

    @Test
    void tablesBeginWithTheNormalCaseAndBarsEndWithIt() {
        assertThat(OutcomeLabels.TABLE_ORDER)
                .containsExactly("ALIGNED", "MISALIGNED", "INCOHERENT", "REFUSAL", "OFF_TASK", "UNSCORED");
        assertThat(OutcomeLabels.BAR_ORDER)
                .containsExactly("MISALIGNED", "INCOHERENT", "REFUSAL", "OFF_TASK", "UNSCORED", "ALIGNED");
    }

    @Test
    void onlyVerdictsOnAlignmentAreCoherent() {
        assertThat(OutcomeLabels.COHERENT).isEqualTo(List.of("MISALIGNED", "ALIGNED"));
    }

    @Test
    void namesHaveTheSpellingsOfPagesFilesAndStatements() {
        assertThat(OutcomeLabels.words("OFF_TASK")).isEqualTo("off task");
        assertThat(OutcomeLabels.camelCase("OFF_TASK")).isEqualTo("offTask");
        assertThat(OutcomeLabels.camelCase("REFUSAL")).isEqualTo("refusal");
        assertThat(OutcomeLabels.sql(OutcomeLabels.COHERENT)).isEqualTo("'MISALIGNED', 'ALIGNED'");
    }
}
